import type { Sources } from "./sources.ts";

/** Where a document of the site is, and what it is called. */
export type Documents = (path: string) => { readonly href: string; readonly title: string };

/**
 * The line under a claim that leads to its code, its document and its command:
 *
 *     :: code(packages/core/src/game.ts#words of one line) read(docs/theory.md#a-heading) run(gan figure 1)
 *
 * @throws {Error} When it holds anything else.
 */
export function claim(source: string, sources: Sources, documents: Documents): string {
  const parts: string[] = [];
  const rest = source.replace(
    /(code|read|run)\(((?:[^()]|\([^()]*\))*)\)/g,
    (_, kind: keyof typeof kinds, of: string) => {
      parts.push(kinds[kind](of, sources, documents));
      return "";
    },
  );
  if (rest.trim() !== "") throw new Error(`A claim has code, read and run, not ${rest.trim()}`);
  return `<p class="claim">${parts.join(" ")}</p>\n`;
}

const kinds = {
  code(of: string, sources: Sources) {
    const [path = "", words = ""] = split(of);
    const { href, line } = sources.linkTo(path, words);
    const name = path.slice(path.lastIndexOf("/") + 1);
    return `<a class="code" href="${href}">${name}<span>, line ${line}</span></a>`;
  },
  read(of: string, _: Sources, documents: Documents) {
    const [path = "", heading] = split(of);
    const { href, title } = documents(path);
    return `<a class="read" href="${href}${heading ? `#${heading}` : ""}">${title}</a>`;
  },
  run: (of: string) => `<code class="run">${of.replaceAll("<", "&lt;")}</code>`,
} as const;

function split(of: string): string[] {
  const at = of.indexOf("#");
  return at < 0 ? [of] : [of.slice(0, at), of.slice(at + 1)];
}
