import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "./repository.ts";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { refusalInProcess } from "./support/refusal.ts";

const length = ["--iterations", "3", "--batch-size", "10", "--width", "0.1", "--backend", "cpu"];

describe("networks of one's own", { timeout: 120_000 }, () => {
  let folder: string;
  let example: string;
  const gan = async (...args: string[]) => {
    const ended = await ganInProcess({ folder }, ...args);
    expect(ended, args.join(" ")).toMatchObject({ code: 0, stderr: "" });
    return ended.stdout;
  };
  const refusal = async (text: string) => {
    await writeFile(join(folder, "wrong.mjs"), text);
    const args = ["train", "numbers", "table.csv", "--networks", "wrong.mjs", ...length];
    return (await refusalInProcess({ folder }, ...args)).replaceAll(/\s+/g, " ");
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    const page = await readFile(join(root, "docs/own-networks.md"), "utf8");
    example = /```js\n([\s\S]*?)```/.exec(page)![1]!;
    await writeFile(join(folder, "my-networks.mjs"), example);
    const rows = Array.from({ length: 60 }, (_, i) => `${i},${(i * 7) % 60}`);
    await writeFile(join(folder, "table.csv"), rows.join("\n"));
    await gan("train", "numbers", "table.csv", "--networks", "my-networks.mjs", ...length);
  }, 120_000);

  it("train as the guide writes them, and are kept", async () => {
    const run = join(folder, "runs/00001-numbers");
    expect(await readFile(join(run, "networks.mjs"), "utf8")).toBe(example);
    const page = await readFile(join(run, "report.html"), "utf8");
    expect(page).toContain("generator of my-networks.mjs");
    expect(page).toContain("--networks");
  });

  it("are those of the run from then on, whatever becomes of the file", async () => {
    await writeFile(join(folder, "my-networks.mjs"), "throw new Error('changed')");
    expect(await gan("sample", "1", "--out", "a.csv")).toMatch(/networks\.mjs, which is run now/);
    await gan("resume", "1", "--iterations", "4");
    await writeFile(join(folder, "my-networks.mjs"), example);
    // The same seed gives the same run.
    await gan(
      "train",
      "numbers",
      "table.csv",
      "--networks",
      "my-networks.mjs",
      ...length,
      "--iterations",
      "4",
    );
    for (const run of ["1", "2"]) await gan("sample", run, "--out", `${run}.csv`);
    const samples = await Promise.all(
      ["1.csv", "2.csv"].map((name) => readFile(join(folder, name), "utf8")),
    );
    expect(samples[0]).toBe(samples[1]);
  });

  it("are the run's own in one that begins from it, and said to differ where another file is typed", async () => {
    await writeFile(join(folder, "my-networks.mjs"), `${example}// changed\n`);
    const from = ["train", "--from", "1", "--iterations", "4", "--dry-run"];
    expect(await gan(...from)).not.toMatch(/networks.*SHA-256/);
    const said = await gan(...from, "--networks", "my-networks.mjs");
    expect(said).toMatch(/networks.*SHA-256 \w{12}….*SHA-256 \w{12}…/);
    await writeFile(join(folder, "my-networks.mjs"), example);
  });

  it("are not run when the copy was changed", async () => {
    const copy = join(folder, "runs/00002-numbers/networks.mjs");
    await writeFile(copy, "throw new Error('run')");
    for (const command of ["resume", "sample"]) {
      expect(await refusalInProcess({ folder }, command, "2")).toMatch(
        /begun with a `networks\.mjs` of SHA-256 \w{12}…, and the one in its folder has \w{12}…/,
      );
    }
  });

  const generator =
    "export const createGenerator = ({ tf, noiseSize }) => tf.sequential({ layers: [tf.layers.dense({ inputShape: [noiseSize], units: 2 })] });";
  const discriminator = (rest: string) =>
    `export const createDiscriminator = ({ tf }) => tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], ${rest} })] });`;

  it.each([
    [
      "a file that is no JavaScript",
      "export const = 1",
      /`wrong\.mjs` cannot be run: .*own-networks\.md/,
    ],
    ["a file that throws", "throw new Error('no')", /`wrong\.mjs` cannot be run: no\. Export/],
    ["one that imports", 'import "./other.mjs";', /cannot be run: .*It has to stand alone/],
    ["one without a function", generator, /exports no function `createDiscriminator`\. Export/],
    [
      "a D of two numbers",
      `${generator}\n${discriminator("units: 2")}`,
      /`createDiscriminator of wrong\.mjs` has shape \[2, 2\], expected \[2, 1\]/,
    ],
    [
      "a D that ends in a sigmoid",
      `${generator}\n${discriminator("units: 1, activation: 'sigmoid'")}`,
      /`createDiscriminator` of `wrong\.mjs` made no network: .*logit/,
    ],
    [
      "a G of other examples",
      `${generator.replace("units: 2", "units: 3")}\n${discriminator("units: 1")}`,
      /`createGenerator of wrong\.mjs` has shape \[16, 3\], expected \[16, 2\]/,
    ],
    [
      "a G that fails",
      `export function createGenerator() { return undefinedName; }\n${discriminator("units: 1")}`,
      /`createGenerator` of `wrong\.mjs` made no network: undefinedName is not defined\./,
    ],
    [
      "a G that is nothing",
      `export function createGenerator() {}\n${discriminator("units: 1")}`,
      /made no network: `model` is undefined, expected a `tf\.LayersModel`/,
    ],
  ])("are refused in a sentence: %s", async (_, text, sentence) => {
    expect(await refusal(text)).toMatch(sentence);
  });

  it("take a class in where they are told one", async () => {
    const flags = ["--networks", "my-networks.mjs", ...length, "--dry-run"];
    const sentence = await refusalInProcess({ folder }, "train", "digits-conditional", ...flags);
    expect(sentence).toMatch(/has shape \[100, 784\], expected \[110, 784\].*`noiseSize \+ told`/);
    const wide = example
      .replaceAll("[noiseSize]", "[noiseSize + told]")
      .replaceAll("[exampleSize]", "[exampleSize + told]")
      .replaceAll("exampleSize, width", "exampleSize, told, width");
    await writeFile(join(folder, "wide.mjs"), wide);
    const told = ["--networks", "wide.mjs", ...length, "--dry-run"];
    expect(await gan("train", "digits-conditional", ...told)).toMatch(/G: generator of/);
  });

  it("need a file", async () => {
    const args = ["train", "numbers", "table.csv", "--networks", "nowhere.mjs", ...length];
    expect(await refusalInProcess({ folder }, ...args)).toMatch(/`nowhere\.mjs` was not found/);
  });
});
