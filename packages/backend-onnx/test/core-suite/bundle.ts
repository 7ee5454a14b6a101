import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "vite";

const require = createRequire(import.meta.url);
const here = import.meta.dirname;

/** Spec files that need a browser, files or a network. */
const excluded = /[\\/]io[\\/]|browser|pixels|draw|platform|worker/;

/** Gathers TensorFlow.js core's own spec files and this package into one script, and gives its path. */
export async function bundleCoreSuite(): Promise<string> {
  const dist = dirname(require.resolve("@tensorflow/tfjs-core/dist/index.js"));
  const specs = readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("_test.js") && !excluded.test(file))
    .sort()
    .map((file) => `import ${JSON.stringify(join(dist, file))};`);
  const outDir = join(here, "../../node_modules/.cache/core-suite");
  await build({
    configFile: false,
    logLevel: "error",
    root: here,
    resolve: {
      alias: { jasmine: join(here, "no-runner.ts") },
      mainFields: ["module", "main"],
      conditions: ["@gan/source", "module", "import", "node", "default"],
    },
    ssr: {
      noExternal: true,
      external: ["onnxruntime-node"],
      resolve: { conditions: ["@gan/source", "module", "import", "node", "default"] },
    },
    plugins: [
      {
        name: "specs",
        resolveId: (id) => (id === "virtual:specs" ? "\0specs" : null),
        load: (id) => (id === "\0specs" ? specs.join("\n") : null),
      },
    ],
    build: {
      ssr: join(here, "entry.ts"),
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { treeshake: false, output: { entryFileNames: "suite.mjs" } },
    },
  });
  return join(outDir, "suite.mjs");
}
