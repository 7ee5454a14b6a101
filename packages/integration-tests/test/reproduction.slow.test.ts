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
