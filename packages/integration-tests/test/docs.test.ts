import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { afterEach, expect, it } from "vitest";
import { codeBlocksOf, documents, runnableBlocks } from "./code-blocks.ts";
import { projectFiles, readText, root } from "./repository.ts";
import { createScratch, type Scratch } from "./scratch.ts";

let scratch: Scratch | undefined;

afterEach(() => scratch?.remove());

it("shows the whole experiment in the README, byte for byte the example that runs", () => {
  const [shown] = codeBlocksOf("README.md").filter(({ language }) => language === "ts");
  expect(shown?.code).toBe(readText("examples/mnist/main.ts"));
});

const examples = projectFiles("examples/*/main.ts");

it.each(examples)("keeps %s at 40 lines, and the whole experiment under", (file) => {
  const lines = readText(file).trimEnd().split("\n").length;
  expect(lines).toBeLessThanOrEqual(file === "examples/mnist/main.ts" ? 39 : 40);
});

it("type-checks every `ts` block as it stands", () => {
  scratch = createScratch();
  const files = runnableBlocks
    .filter(({ language }) => language === "ts")
    .map(({ name, code }) => {
      const file = `${name.replace(/[/:]/g, "-")}.ts`;
      scratch?.write(file, code);
      return file;
    });
  expect(files.length).toBeGreaterThan(3);
  const extend = join(root, "tsconfig.json");
  const compilerOptions = { typeRoots: ["node_modules/@types"], preserveSymlinks: false };
  const config = { extends: extend, compilerOptions, include: [], files };
  scratch.write("tsconfig.json", JSON.stringify(config));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "--pretty", "false"], {
    cwd: scratch.path,
    encoding: "utf8",
  });
  // Paths of other files lead out of the folder; those are the repository's own check to judge.
  expect(stdout.match(/^[\w-]+\.md-.*$/gm) ?? []).toEqual([]);
}, 60_000);

it("links to files and headings that are there", () => {
  const broken = documents.flatMap((document) =>
    linksOf(document)
      .filter((link) => !leadsSomewhere(document, link))
      .map((link) => `${document}: ${link}`),
  );
  expect(broken).toEqual([]);
});

it("lists every page of docs/ in its index", () => {
  const index = linksOf("docs/index.md").map((link) => normalize(join("docs", link)));
  const pages = documents.filter(
    (document) => document.startsWith("docs/") && document !== "docs/index.md",
  );
  expect(index).toEqual(expect.arrayContaining(pages));
});

function linksOf(document: string): string[] {
  const prose = readText(document).replace(/^```[\s\S]*?^```/gm, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(document: string, link: string): boolean {
  const [path, anchor] = link.split("#") as [string, string?];
  const target = path === "" ? document : normalize(join(dirname(document), path));
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchorsOf(target).includes(anchor);
}

/** The anchors that GitHub gives a document's headings; a bold sentence opening counts as no heading. */
function anchorsOf(document: string): string[] {
  return [...readText(document).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}
