import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

/** Bundles a TypeScript file of this folder into one file that plain Node, or a page, can run. */
export async function bundle(entry: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "gan-bundle-"));
  const conditions = ["@gan/source", "module", "import", "default"];
  await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions },
    ssr: { noExternal: true, resolve: { conditions } },
    build: {
      ssr: join(import.meta.dirname, entry),
      outDir,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: "bundle.mjs" } },
    },
  });
  return join(outDir, "bundle.mjs");
}
