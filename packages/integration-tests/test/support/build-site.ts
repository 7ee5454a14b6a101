import { cp, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "vite";

const require = createRequire(import.meta.url);

/** Bundles a page from the packages' sources, with the wasm engine's files in `wasm/`. @param entry - The page's script. */
export async function buildSite(entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "silent",
    root: dirname(entry),
    resolve: { conditions: ["@gan/source", "module", "browser", "import", "default"] },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      lib: { entry, formats: ["es"], fileName: "page" },
    },
  });
  await writeFile(join(outDir, "index.html"), '<script type="module" src="/page.js"></script>');
  const wasm = dirname(
    require.resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm"),
  );
  await cp(wasm, join(outDir, "wasm"), {
    recursive: true,
    filter: (path) => path === wasm || path.endsWith(".wasm"),
  });
}
