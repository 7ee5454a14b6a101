import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "../../core/src/safetensors.ts";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { useSmallSets } from "./support/use-small-sets.ts";

useSmallSets();

describe("`gan runs`", { timeout: 60_000 }, () => {
  let folder: string;
  const gan = async (...words: string[]) => ganInProcess({ folder }, ...words);
  const said = async (...words: string[]) => {
    const { code, stdout, stderr } = await gan(...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return stdout;
  };
  const json = async (...words: string[]) => JSON.parse(await said(...words, "--json"));
  const optionsOf = async (run: string) =>
    JSON.parse(await readFile(join(folder, "runs", run, "options.json"), "utf8"));

  beforeAll(async () => {
    folder = await temporaryFolder();
    expect(await said("runs")).toMatch(
      /^There are no runs in .*: `gan train digits` makes one, in a minute\.\n$/,
    );
    await said("train", "ring", "--iterations", "20", "--set", "batch-size=50");
    await said("train", "--from", "1", "--seed", "2", "--name", "second");
  }, 60_000);

  it("lists them with what they are and how far they are, newest last", async () => {
    const [head, first, second, ...rest] = (await said("runs")).split("\n");
    expect(head).toMatch(/^run +name +experiment +iterations +state +score +written +size$/);
    expect(first).toMatch(
      /^ +1 +ring +ring +20 of 20 +finished +-?\d+\.\d ± \d+\.\d +\d{4}-\d\d-\d\d \d\d:\d\d +\d+ kB$/,
    );
    expect(second).toMatch(/^ +2 +second +ring +20 of 20 +finished /);
    expect(rest.join("\n")).toContain(join(folder, "runs"));
  });

  it("says which one is being trained, which one stopped, and which one cannot be read", async () => {
    const [trained, damaged] = ["00007-ring", "00008-ring"].map((run) => join(folder, "runs", run));
    await mkdir(trained!);
    const options = await optionsOf("00001-ring");
    await writeFile(join(trained!, "options.json"), JSON.stringify(options));
    const owner = { host: hostname(), pid: process.pid, startedAt: "unknown" };
    await writeFile(join(trained!, ".writer-1.lock"), JSON.stringify(owner));
    await mkdir(damaged!);
    await writeFile(join(damaged!, "options.json"), "{}");
    const states = async () =>
      (await json("runs")).runs.map(({ state }: { state: string }) => state);
    expect(await states()).toEqual(["finished", "finished", "training", "damaged"]);
    const busy = await gan("runs", "delete", "7", "--yes");
    expect(busy).toMatchObject({ code: 2, stderr: expect.stringContaining("is being written by") });
    await writeFile(join(trained!, ".writer-1.lock"), "");
    expect(await states()).toEqual(["finished", "finished", "stopped", "damaged"]);
    const foreign = await gan("runs", "delete", "8", "--yes");
    expect(foreign.stderr).toContain("is not surely a run of ours");
    expect(await readdir(join(folder, "runs"))).toHaveLength(4);
    await said("runs", "delete", "7", "--yes");
  });

  it("begins a run with the settings and flags of another, changed by what is typed", async () => {
    const [first, second] = [await optionsOf("00001-ring"), await optionsOf("00002-second")];
    expect(second).toEqual({ ...first, settings: { ...first.settings, seed: 2 } });
    const shown = await said("train", "--from", "second", "--iterations", "5", "--dry-run");
    expect(shown).toContain("As 00002-second, but iterations 5 instead of 20\n");
    expect(await said("train", "ring", "--from", "1", "--dry-run")).toContain("in everything");
  });

  it("compares what differs, and nothing else", async () => {
    const lines = (await said("runs", "compare", "1", "second")).trimEnd().split("\n");
    const cells = lines.map((line) => line.trim().split(/ {2,}/));
    expect(cells.slice(0, 3)).toEqual([
      ["00001-ring", "00002-second"],
      ["seed", "2014", "2"],
      ["iterations done", "20", "20"],
    ]);
    expect(lines).toHaveLength(4);
    const { differences } = await json("runs", "compare", "1", "2");
    expect(differences).toEqual({ seed: { "00001-ring": "2014", "00002-second": "2" } });
  });

  it("keeps an evaluation in the run's folder, once, and shows it", async () => {
    const table = (await said("evaluate", "1", "second")).trimEnd().split("\n").slice(-3);
    expect(table[0]).toMatch(/^run +experiment +iteration +σ +samples +nats$/);
    const means = table.slice(1).map((line) => Number(/(-?[\d.]+) ± /.exec(line)?.[1]));
    expect(means).toEqual(means.toSorted((a, b) => b - a));
    const file = join(folder, "runs/00001-ring/evaluation.json");
    const before = await readFile(file, "utf8");
    const evaluation = JSON.parse(before);
    expect(evaluation).toMatchObject({
      ...{ checkpoint: "last", iteration: 20, experiment: "ring" },
      ...{ metrics: { diversity: { diversity: expect.any(Number) } } },
      data: { train: (await optionsOf("00001-ring")).data.train.sha256 },
    });
    await said("evaluate", "1");
    expect(await readFile(file, "utf8")).toBe(before);
    // What is listed and drawn is what the file says.
    evaluation.logLikelihood.mean = 1234.5;
    await writeFile(file, JSON.stringify(evaluation));
    expect(await said("runs")).toContain("1234.5 ±");
    await said("report", "1");
    const page = await readFile(join(folder, "runs/00001-ring/report.html"), "utf8");
    expect(page).toContain("1234.5");
    await writeFile(file, before);
  });

  it("says of a finished run that is resumed no iteration that it does not have", async () => {
    const resumed = await said("resume", "1");
    expect(resumed).toContain("after iteration 20 of 20");
    expect(resumed).not.toContain("Iteration 21");
  });

  it("gives a run another name, by which it is found", async () => {
    await said("runs", "name", "second", "baseline");
    expect(await json("sample", "baseline")).toMatchObject({ run: "00002-baseline" });
    await said("runs", "name", "2", "second");
  });

  it("deletes what it is told to, and all of it or nothing", async () => {
    await said("train", "--from", "1", "--iterations", "1", "--name", "gone");
    const before = await readdir(join(folder, "runs"));
    expect((await gan("runs", "delete", "gone", "99", "--yes")).code).toBe(2);
    const { code, stdout, stderr } = await gan("runs", "delete", "gone");
    expect(code).toBe(2);
    expect(stdout).toMatch(/-gone: ring, 1 of 1 iterations; score .* nats; \d+ kB\n$/);
    expect(stderr).toContain("nothing was deleted. Say it at once: `gan runs delete gone --yes`.");
    expect(await readdir(join(folder, "runs"))).toEqual(before);
    expect(await json("runs", "delete", "gone", "--yes")).toMatchObject({
      deleted: [{ name: "gone", iteration: 1 }],
    });
    const after = await readdir(join(folder, "runs"));
    expect(before.filter((name) => !after.includes(name))).toEqual([
      expect.stringMatching(/-gone$/),
    ]);
  });

  describe("import", () => {
    const checkpointOf = (run: string) =>
      readFile(join(folder, "runs", run, "checkpoint.safetensors"));
    const given = async (name: string, change: (metadata: Record<string, string>) => void) => {
      const { metadata, tensors } = decodeSafetensors(await checkpointOf("00001-ring"), name);
      const changed: Record<string, string> = { ...metadata };
      change(changed);
      await writeFile(join(folder, name), encodeSafetensors({ tensors, metadata: changed }));
      return gan("runs", "import", name);
    };

    it("makes a run of a checkpoint alone, and that goes on to the bits of one that never stopped", async () => {
      await said("train", "--from", "1", "--iterations", "30", "--name", "whole");
      await writeFile(join(folder, "saved.safetensors"), await checkpointOf("00001-ring"));
      const { name, iteration } = await json(
        ...["runs", "import", "saved.safetensors", "--iterations", "30", "--name", "brought"],
      );
      expect([name, iteration]).toEqual(["brought", 20]);
      await said("resume", "brought");
      const [whole, brought] = await Promise.all(
        (await readdir(join(folder, "runs")))
          .filter((run) => /-(whole|brought)$/.test(run))
          .map(checkpointOf),
      );
      expect(brought!.equals(whole!)).toBe(true);
    });

    it("refuses what it could not go on with, and leaves no folder", async () => {
      const before = await readdir(join(folder, "runs"));
      const page = (link: string, phase: number) => (metadata: Record<string, string>) => {
        metadata.playground = JSON.stringify({ link, phase, iteration: 20, curve: [] });
      };
      const refused: [RegExp, Parameters<typeof given>[1]][] = [
        [/it is of `two-moons`, which is no experiment/, page("game=two-moons", 0)],
        [/saved in the middle of an iteration. Finish the iteration/, page("game=ring", 1)],
        [/it does not say its settings/, (metadata) => delete metadata.settings],
        [
          /a run of `images` is more/,
          (metadata) => Object.assign(metadata, { experiment: "images" }),
        ],
      ];
      for (const [words, change] of refused) {
        expect(await given("other.safetensors", change)).toMatchObject({
          ...{ code: 2, stderr: expect.stringMatching(words) },
        });
      }
      const short = await gan("runs", "import", "saved.safetensors", "--iterations", "7");
      expect(short.stderr).toContain("expected at least the 20 that are done");
      expect((await gan("runs", "import", "nowhere")).stderr).toContain("`nowhere` was not found.");
      expect(await readdir(join(folder, "runs"))).toEqual(before);
    });
  });
});
