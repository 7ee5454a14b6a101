import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { statsOf } from "./support/run-folder.ts";
import { useSmallSets } from "./support/use-small-sets.ts";

useSmallSets();

interface Compared {
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
  readonly lost?: { readonly condition: string };
}

describe("`gan compare`", { timeout: 60_000 }, () => {
  let folder: string;
  const gan = (...words: string[]) => ganInProcess({ folder }, ...words);
  const said = async (...words: string[]) => {
    const { code, stdout, stderr } = await gan(...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return stdout;
  };
  const json = async (...words: string[]) => JSON.parse(await said(...words, "--json"));
  const conditions: Record<string, string> = {};
  const names = ["00001-ring", "00002-ring", "00003-ring"];

  beforeAll(async () => {
    folder = await temporaryFolder();
    const trained = [
      [20, 1],
      [20, 2],
      [50, 1],
    ];
    for (const [batchSize, seed] of trained) {
      const settings = ["--set", `batch-size=${batchSize}`, "--seed", `${seed}`];
      const out = ["--out", "runs/sweeps/ring", "--iterations", "25"];
      const lines = (await said("train", "ring", ...settings, ...out, "--json")).trim();
      const { run, health } = JSON.parse(lines.split("\n").at(-1)!);
      conditions[run] = health.condition;
    }
  }, 60_000);

  it("has every run's numbers as its records have them, and their means", async () => {
    const { runs, groups, page, ...rest } = await json("compare", "sweeps/ring");
    expect(rest).toMatchObject({
      ...{ kind: "comparison", experiment: "ring", measure: "nats", isLowerBetter: false },
      ...{ differing: ["seed", "batchSize"], leftOut: [] },
    });
    const nats = (runs as Compared[]).map(({ name, values }) => {
      const stats = statsOf(join(folder, "runs/sweeps/ring", name));
      const score = stats.findLast(({ kind, iteration }) => kind === "score" && iteration > 0)!;
      const last = stats.findLast(({ kind }) => kind === "training")!;
      expect(values.nats).toBe((score.logLikelihood as { mean: number }).mean);
      expect(values.generatorLoss).toBe(last.generatorLoss);
      return values.nats!;
    });
    expect(runs.map(({ name }: Compared) => name)).toEqual(names);
    const byNumber = new Map(names.map((name, i) => [name, nats[i]!]));
    for (const { runs: members, estimate } of groups) {
      const [a, b = a] = members.map((name: string) => byNumber.get(name));
      expect(estimate.mean).toBeCloseTo((a + b) / 2, 9);
      if (members.length > 1) expect(estimate.standardError).toBeCloseTo(Math.abs(a - b) / 2, 9);
    }
    expect(groups[0].estimate.mean).toBeGreaterThan(groups[1].estimate.mean);
    const text = await readFile(fileURLToPath(pathToUrl(page)), "utf8");
    for (const value of nats) {
      expect(text).toContain(`>${Number(value.toPrecision(5))}<`.replace("-", "−"));
    }
  });

  it("diagnoses from records alone what the training said of its end", async () => {
    const { runs } = await json("compare", "sweeps/ring");
    const found = (runs as Compared[]).map(({ name, lost }) => [name, lost?.condition]);
    const fine = ["healthy", "unfinished", "too early"];
    const expected = names.map((name) => {
      const condition = conditions[name]!;
      return [name, fine.includes(condition) ? undefined : condition];
    });
    expect(found).toEqual(expected);
  });

  it("prints the best and where the page is, and writes nothing else", async () => {
    const before = await filesIn(join(folder, "runs"));
    const where = ["--runs", "runs/sweeps/ring"];
    const printed = await said("compare", "1", "2", "latest", ...where, "--out", "some.html");
    expect(printed).toMatch(/^batchSize +runs +nats +lost$/m);
    expect(printed).toMatch(/^20 +2 +[−\d.]+ ± [\d.]+ /m);
    expect(printed).toMatch(/The page is at file:\/\/.*\/some\.html\n$/);
    expect(await filesIn(join(folder, "runs"))).toEqual(before);
    expect((await readdir(folder)).filter((name) => /^\.|\.tmp$/.test(name))).toEqual([]);
    const page = await readFile(join(folder, "some.html"), "utf8");
    expect(page.match(/<tr data-run=/g)).toHaveLength(3);
    const less = ["--measure", "generatorLoss", "--out", "some.html"];
    expect(await json("compare", "1", "2", ...where, ...less)).toMatchObject({
      ...{ measure: "generatorLoss", isLowerBetter: true },
    });
  });

  it("names what cannot be read, and compares the rest", async () => {
    const parent = join(folder, "runs/odd");
    await cp(join(folder, "runs/sweeps/ring"), parent, { recursive: true });
    await cp(join(parent, names[0]!), join(parent, "00004-ring"), { recursive: true });
    await writeFile(join(parent, names[1]!, "options.json"), "{}");
    await writeFile(join(parent, names[2]!, "stats.jsonl"), "");
    const { leftOut, runs } = await json("compare", "runs/odd");
    expect(runs).toHaveLength(2);
    expect(leftOut).toEqual([
      expect.stringMatching(/^00002-ring: .*options\.json` has no `experiment`/),
      "00003-ring: it has no records yet",
    ]);
    expect(await said("compare", "runs/odd")).toContain("Left out: 00003-ring: it has no records");
    const refused = await gan("compare", "1", names[1]!, "--runs", "runs/odd");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/expected two runs or more\. Left out: 00002-ring: /);
  });
});

function pathToUrl(path: string): URL {
  return new URL(path.startsWith("file:") ? path : `file://${path}`);
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}
