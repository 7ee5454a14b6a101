import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The article is bundled from the packages' sources: nothing has to be built before it. */
const conditions = ["@gan/source", "module", "browser", "import", "default"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  resolve: { conditions },
  worker: { format: "es" },
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 1500,
    modulePreload: false,
    assetsInlineLimit: 0,
  },
});
