/**
 * Builds the article into a folder. From standard input comes where the site has each document, as JSON:
 *
 *     echo '{}' | node --import tsx --conditions=@gan/source article/build-article.ts <folder>
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { build } from "vite";
import { colorsOfPage } from "./render/colors.ts";
import { createLicenses } from "./render/licenses.ts";
import { mathFont } from "./render/math-font.ts";
import { renderArticle } from "./render/render-article.ts";

const folder = import.meta.dirname;
const repository = join(folder, "../..");
const out = resolve(process.argv[2]!);
const documents = JSON.parse(readFileSync(0, "utf8")) as Record<string, Document>;
interface Document {
  readonly href: string;
  readonly title: string;
}

/** It is bundled from the packages' sources: nothing has to be built before it. */
const conditions = ["@gan/source", "module", "browser", "import", "default"];
const licenses = createLicenses();
const { html, pages } = renderArticle(repository, (path) => {
  return documents[path] ?? { href: path, title: path };
});
const made = mkdtempSync(join(tmpdir(), "gan-article-"));
try {
  writeFileSync(join(made, "math-font.woff2"), await mathFont(html));
  writeFileSync(join(made, "palette.css"), colorsOfPage(repository));
  const inPlace = (page: string) => page.replace("<!-- article -->", () => html);
  await build({
    ...{ root: folder, configFile: false, base: "./", logLevel: "error" },
    resolve: { conditions, alias: { "@made": made } },
    plugins: [
      { name: "article", transformIndexHtml: { order: "pre", handler: inPlace } },
      licenses.plugin(),
    ],
    worker: { format: "es", plugins: () => [licenses.plugin()] },
    build: {
      ...{ outDir: out, emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 1500 },
      ...{ modulePreload: false, assetsInlineLimit: 0 },
    },
  });
} finally {
  rmSync(made, { recursive: true });
}
writeFileSync(join(out, "LICENSES.md"), licenses.text());
for (const record of ["mnist", "mnist-conditional"]) {
  const file = `${record}/generator.safetensors`;
  cpSync(join(repository, "docs/reproduction", file), join(out, "generators", file));
}
for (const [path, page] of pages) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), page);
}
