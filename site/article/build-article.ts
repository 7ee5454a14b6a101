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

const { html, pages } = renderArticle(repository, (path) => {
  return documents[path] ?? { href: path, title: path };
});
const made = mkdtempSync(join(tmpdir(), "gan-article-"));
try {
  writeFileSync(join(made, "math-font.woff2"), await mathFont(html));
  writeFileSync(join(made, "palette.css"), colorsOfPage(repository));
  const inPlace = (page: string) => page.replace("<!-- article -->", () => html);
  await build({
    ...{ configFile: join(folder, "vite.config.ts"), logLevel: "error" },
    resolve: { alias: { "@made": made } },
    plugins: [{ name: "article", transformIndexHtml: { order: "pre", handler: inPlace } }],
    build: { outDir: out, emptyOutDir: true },
  });
} finally {
  rmSync(made, { recursive: true });
}
for (const record of ["mnist", "mnist-conditional"]) {
  const file = `${record}/generator.safetensors`;
  cpSync(join(repository, "docs/reproduction", file), join(out, "generators", file));
}
for (const [path, page] of pages) {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), page);
}
