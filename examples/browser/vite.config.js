/** The playground is built already, and its worker is in several files. */
export default {
  base: "./",
  optimizeDeps: { exclude: ["@gan/playground"] },
  worker: { format: "es" },
};
