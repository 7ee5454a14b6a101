import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
/** Tests bundle the packages' sources; what is published is made of their builds. */
const conditions = process.env.GAN_SOURCE === "1" ? ["@gan/source"] : [];

/** One build gives the page and, beside it under a name that lasts, the web component as one module. */
export default defineConfig({
  base: "./",
  define: { __VERSION__: JSON.stringify(version) },
  resolve: { conditions: [...conditions, "module", "browser", "import", "default"] },
  worker: { format: "es" },
  build: {
    outDir: "dist/page",
    target: "es2022",
    license: { fileName: "LICENSES.md" },
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: "index.html", "gan-playground": "src/index.ts" },
      preserveEntrySignatures: "exports-only",
      output: {
        entryFileNames: ({ name }) =>
          name === "gan-playground" ? "gan-playground.js" : "assets/[name]-[hash].js",
      },
    },
  },
});
