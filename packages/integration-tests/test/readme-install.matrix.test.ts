import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeBlocksOf, documents } from "./code-blocks.ts";
import { findMnistRoot } from "./data-folders.ts";
import { readText } from "./repository.ts";
import { temporaryFolder } from "./support/gan.ts";
import { filesOf, offline, type PackedPackage, packAll, runNode } from "./support/packed.ts";
import { type Registry, startRegistry } from "./support/registry.ts";

const execute = promisify(execFile);
const mnistRoot = findMnistRoot();
if (mnistRoot !== undefined) process.env.GAN_DATA_DIR = mnistRoot;
let folder: string;
let packages: PackedPackage[];
let registry: Registry;

beforeAll(async () => {
  folder = await temporaryFolder();
  packages = await packAll(join(folder, "tarballs"));
  registry = await startRegistry(packages);
}, 120_000);

afterAll(async () => registry?.[Symbol.asyncDispose]());

const readmes = documents
  .filter((document) => /^packages\/[^/]+\/README\.md$/.test(document))
  .map((document) => ({ document, ...installAndExample(document) }))
  .filter(({ install }) => install !== undefined);

it.for(readmes)(
  "runs the example of $document after its install line alone",
  {
    timeout: 300_000,
  },
  async ({ document, install, example }, context) => {
    const project = join(folder, document.split("/")[1]!);
    await mkdir(project);
    await writeFile(join(project, "package.json"), '{ "type": "module" }');
    await registry.configure(project);
    const words = install!.split(" ").filter((word) => word !== "--global");
    expect(words.slice(0, 2)).toEqual(["npm", "install"]);
    const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
    try {
      await execute("npm", [...words.slice(1), ...flags], { cwd: project });
    } catch (error) {
      const unreachable = offline(error);
      if (unreachable === undefined) throw error;
      context.skip(unreachable);
    }
    if (example === undefined) return;
    if (example.code.includes('set: "mnist"') && mnistRoot === undefined) {
      return context.skip("no MNIST in GAN_DATA_DIR");
    }
    const language = example.language.split(" ")[0];
    await writeFile(join(project, `example.${language}`), example.code);
    // What TypeScript is in it goes away; the packages it finds are the project's.
    const tsx = import.meta.resolve("tsx");
    expect(await runNode(project, "--import", tsx, `example.${language}`)).not.toBe("");
  },
);

it("packs the license, the author and what works on npm's page", async () => {
  for (const { name, tarball } of packages) {
    const files = await filesOf(tarball);
    const text = (file: string) => files.get(`package/${file}`)?.toString("utf8") ?? "";
    expect(text("LICENSE"), name).toBe(readText("LICENSE"));
    expect(JSON.parse(text("package.json")), name).toMatchObject({
      ...{ license: "MIT", author: expect.any(String), description: expect.any(String) },
    });
    expect(text("README.md").match(/\]\((?!https:|#)[^)]*\)/g), name).toBeNull();
    expect([...files.keys()].filter((file) => file.includes("/testing/"))).toEqual([]);
  }
});

/** The first line that installs, and the first block after it that Node can run. */
function installAndExample(document: string) {
  const blocks = codeBlocksOf(document);
  const install = blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ code }) => code.split("\n"))
    .find((line) => line.startsWith("npm install"));
  const example = blocks.find(({ language }) => /^(ts|js)( onnx)?$/.test(language));
  return { install, example };
}
