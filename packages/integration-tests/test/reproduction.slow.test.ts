import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readText, root } from "./repository.ts";
import { dataFolder } from "./support/data-folder.ts";
import { gan, temporaryFolder } from "./support/gan.ts";

const folder = join(root, "docs/reproduction/mnist");

it("scores the committed generator as its page and its records say", {
  timeout: 300_000,
}, async (context) => {
  const data = dataFolder("mnist");
  if (data === undefined) return context.skip("MNIST is not in GAN_DATA_DIR");
  const place = ["--data-dir", data];
  const { stdout } = await gan({ folder: await temporaryFolder() }, "evaluate", folder, ...place);
  const [, mean, error] = /^test: ([\d.]+) ± ([\d.]+) nats/m.exec(stdout) ?? [];
  const records = readFileSync(join(folder, "stats.jsonl"), "utf8").trimEnd().split("\n");
  const last = records
    .map((line) => JSON.parse(line))
    .findLast(({ kind, iteration }) => kind === "score" && iteration > 0);
  expect(Number(mean)).toBeCloseTo(last.logLikelihood.mean, 1);
  expect(readText("docs/reproduction.md")).toContain(
    `**${Number(mean).toFixed(1)} ± ${Number(error).toFixed(1)}**`,
  );
  expect(readText("README.md")).toContain(
    `| ${Number(mean).toFixed(1)} ± ${Number(error).toFixed(1)} |`,
  );
});

it("counts the errors of the committed D of few labels as its page and the records of other label sets say", {
  timeout: 300_000,
}, async (context) => {
  const data = dataFolder("mnist");
  if (data === undefined) return context.skip("MNIST is not in GAN_DATA_DIR");
  const kept = join(root, "docs/reproduction/mnist-semi-supervised");
  const place = ["--data-dir", data];
  const { stdout } = await gan({ folder: await temporaryFolder() }, "evaluate", kept, ...place);
  const [, first] = /^test-errors {2}errors (\d+) {2}of 10000/m.exec(stdout) ?? [];
  const others = [2, 3, 4, 5].map((seed) => {
    const records = readFileSync(join(kept, `seed-${seed}.jsonl`), "utf8")
      .trimEnd()
      .split("\n");
    const { seed: own, metrics } = JSON.parse(records.at(-1)!);
    expect(own).toBe(seed);
    return Number(metrics["test-errors"].errors);
  });
  const errors = [Number(first), ...others];
  const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length;
  const squares = errors.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (errors.length - 1) / errors.length);
  const said = `${mean.toFixed(0)} ± ${standardError.toFixed(1)}`;
  const cells = [...errors, said].map((each) => `**${each}**`).join(" | ");
  expect(readText("docs/extensions.md")).toContain(`| ${cells} |`);
});
