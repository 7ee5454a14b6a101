import { projectFiles, readText } from "./repository.ts";

/** Code in a document, between fences. */
export interface CodeBlock {
  /** Document and line, such as `docs/runs.md:12`. */
  readonly name: string;
  /** What the opening fence says, such as `ts`, or `js vite` for code that only a bundler can run. */
  readonly language: string;
  readonly code: string;
}

/** Every document of the project, relative to the root. */
export const documents = projectFiles("*.md").filter((file) => !file.startsWith(".changeset/"));

/** The code blocks of a document in order. */
export function codeBlocksOf(document: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { language: string; from: number } | undefined;
  const lines = readText(document).split("\n");
  lines.forEach((line, i) => {
    const [, language] = /^```(.*)$/.exec(line) ?? [];
    if (language === undefined) return;
    if (open === undefined) {
      open = { language, from: i + 1 };
      return;
    }
    const code = `${lines.slice(open.from, i).join("\n")}\n`;
    blocks.push({ name: `${document}:${open.from}`, language: open.language, code });
    open = undefined;
  });
  return blocks;
}

/**
 * The blocks that must run as they stand: `ts`, which are type-checked too, and `js`. What only illustrates says
 * something else after its fence, such as `text` or `js vite`.
 */
export const runnableBlocks = documents
  .flatMap(codeBlocksOf)
  .filter(({ language }) => language === "ts" || language === "js");
