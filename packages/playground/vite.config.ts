import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import license, { type Dependency } from "rollup-plugin-license";
import { defineConfig, type Plugin } from "vite";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
/** Tests bundle the packages' sources; what is published is made of their builds. */
const conditions = process.env.GAN_SOURCE === "1" ? ["@gan/source"] : [];

/** Modules whose names others know. */
const lasting = new Set(["gan-playground", "service-worker"]);

/** Packages of others that are in the page, by name. */
const bundled = new Map<string, Dependency>();

const noteLicenses = license({
  thirdParty: {
    output(found) {
      for (const each of found) {
        if (each.name && !each.name.startsWith("@gan/")) bundled.set(each.name, each);
      }
    },
  },
}) as Plugin;

/** Writes the licenses beside the page. */
const writeLicenses: Plugin = {
  name: "write-licenses",
  enforce: "post",
  generateBundle() {
    const sections = [...bundled.values()]
      .sort((a, b) => (a.name! < b.name! ? -1 : 1))
      .map(
        ({ name, version, license, licenseText }) =>
          `## ${name} ${version} (${license})\n\n${licenseText ?? "Its package holds no text of the license."}\n`,
      );
    const source = `# Licenses of what is bundled here\n\n${sections.join("\n")}`;
    this.emitFile({ type: "asset", fileName: "LICENSES.md", source });
  },
};

/**
 * Makes the worker a chunk of the same build and names it as bundlers understand: `new Worker(new URL("./…", import.meta.url))`.
 * Vite's own way leaves an address that the bundler of who embeds the component takes for a plain file.
 */
const workerAsChunk: Plugin = {
  name: "worker-as-chunk",
  apply: "build",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith("/page/client.ts")) return undefined;
    const source = new URL("src/worker/worker.ts", import.meta.url).pathname;
    const reference = this.emitFile({ type: "chunk", id: source, name: "worker" });
    const address = /new URL\("\.\.\/worker\/worker\.ts", import\.meta\.url\)/;
    return code.replace(address, `import.meta.ROLLUP_FILE_URL_${reference}`);
  },
  resolveFileUrl: ({ relativePath }) => `new URL("./${relativePath}", import.meta.url)`,
};

/** What whoever serves the page offers beside it; the build itself offers nothing, and the page is told so without a failing request. */
const offerNothing: Plugin = {
  name: "offer-nothing",
  enforce: "post",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "data/sets.json", source: '{ "sets": [] }\n' });
  },
};

/** Tells the service worker which files there are. */
const listFiles: Plugin = {
  name: "list-files",
  enforce: "post",
  generateBundle(_, bundle) {
    const worker = bundle["service-worker.js"];
    if (worker?.type !== "chunk") this.error("There is no service worker.");
    const files = Object.keys(bundle).filter((name) => !/^service-worker|\.md$/.test(name));
    const list = JSON.stringify(files.sort());
    const hash = createHash("sha256").update(list).digest("hex").slice(0, 12);
    worker.code = worker.code
      .replaceAll("__FILES__", list)
      .replaceAll("__FILES_HASH__", JSON.stringify(hash));
  },
};

/** One build gives the page and, beside it under a name that lasts, the web component as one module. */
export default defineConfig({
  base: "./",
  define: { __VERSION__: JSON.stringify(version) },
  resolve: { conditions: [...conditions, "module", "browser", "import", "default"] },
  plugins: [workerAsChunk, noteLicenses, writeLicenses, offerNothing, listFiles],
  build: {
    outDir: "dist/page",
    target: "es2022",
    chunkSizeWarningLimit: 1500,
    modulePreload: false,
    rollupOptions: {
      input: {
        index: "index.html",
        "gan-playground": "src/index.ts",
        "service-worker": "src/offline/service-worker.ts",
      },
      preserveEntrySignatures: "exports-only",
      output: {
        entryFileNames: ({ name }) =>
          lasting.has(name) ? `${name}.js` : "assets/[name]-[hash].js",
      },
    },
  },
});
