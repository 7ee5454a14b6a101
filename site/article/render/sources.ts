import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Files of the repository that the article leads to, each as a page whose lines can be pointed at. */
export interface Sources {
  /** The address of the line that holds these words. @throws {Error} When there is no such line, or more than one. */
  linkTo(path: string, words: string): { readonly href: string; readonly line: number };
  /** Pages by their names. */
  pages(): ReadonlyMap<string, string>;
}

/** Creates an empty collection. */
export function createSources(root: string): Sources {
  const texts = new Map<string, string>();
  return {
    linkTo(path, words) {
      const text = texts.get(path) ?? readFileSync(join(root, path), "utf8");
      texts.set(path, text);
      const found = text.split("\n").flatMap((line, i) => (line.includes(words) ? [i + 1] : []));
      const [line, another] = found;
      if (line === undefined || another !== undefined) {
        const where = found.length === 0 ? "in no line" : `in lines ${found.join(", ")}`;
        throw new Error(`\`${words}\` stands ${where} of ${path}. Name words of one line.`);
      }
      return { href: `${pageOf(path)}#L${line}`, line };
    },
    pages: () => new Map([...texts].map(([path, text]) => [pageOf(path), page(path, text)])),
  };
}

function pageOf(path: string): string {
  return `sources/${path.replaceAll("/", "-")}.html`;
}

function page(path: string, text: string): string {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line, i) => `<span id="L${i + 1}">${escaped(line)}\n</span>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${path}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 2rem; font: 14px/1.5 ui-monospace, monospace; counter-reset: line; }
h1 { font-size: 1rem; }
pre { overflow-x: auto; }
span { counter-increment: line; }
span::before { content: counter(line); display: inline-block; width: 2.5em; margin-right: 1.5em; text-align: right; opacity: .55; }
span:target { background: light-dark(#ffe9a8, #4d4018); }
</style>
<h1>${path}</h1>
<p><a href="../index.html">The article</a></p>
<pre>${lines.join("")}</pre>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
