import { setTimeout as delay } from "node:timers/promises";
import { mnist } from "@gan/experiments";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../cli/src/commands.ts";
import { type Ended, temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { useSmallSets } from "./support/use-small-sets.ts";

const second = expect.objectContaining({ number: 2, name: "second", state: "finished" });

/** A use of every command, on runs 1 and 2 of `digits` and 3 of `ring`, with something that its JSON must hold. */
const uses: Readonly<Record<string, readonly [typed: string, holds: object]>> = {
  train: ["train --from 3 --iterations 2", { kind: "run", isDone: true }],
  sweep: [
    "sweep ring --set width=0.1,0.2 --seeds 1-2 --iterations 2 --dry-run",
    {
      trials: [1, 2, 1, 2].map((seed) =>
        expect.objectContaining({ settings: expect.objectContaining({ seed }) }),
      ),
    },
  ],
  worker: ["worker --queue redis://127.0.0.1:1", {}],
  resume: ["resume 1 --iterations 3", { kind: "run", run: "00001-digits", iteration: 3 }],
  runs: ["runs", { runs: expect.arrayContaining([second]) }],
  compare: [
    "compare 1 second",
    {
      kind: "comparison",
      experiment: "digits",
      measure: "nats",
      runs: expect.arrayContaining([expect.objectContaining({ name: "00002-second" })]),
    },
  ],
  evaluate: ["evaluate 3", { evaluations: [{ run: "00003-ring" }] }],
  measure: [
    "measure 1 digits --count 50 --halves 0 --only kernel-distance",
    { kind: "measurement", samples: { kind: "run", count: 50 } },
  ],
  sample: ["sample 1 --count 4", { count: 4, file: "samples.png" }],
  interpolate: ["interpolate 1", { rows: 5, file: "interpolation.png" }],
  animate: ["animate 1", { run: "00001-digits", file: "training.gif" }],
  figure: ["figure 3 1", { figure: "figure-3" }],
  export: ["export 1 --to safetensors", { to: "safetensors" }],
  report: ["report 1", { run: "00001-digits" }],
  table1: ["table1 --iterations 2", { kind: "table1", obtained: {} }],
  play: ["play --no-open --port 0", {}],
  doctor: ["doctor", { node: process.version }],
  completion: ["completion bash", { shell: "bash" }],
};

/** What some commands need that is perhaps not here: the page, which is built with the packages, MNIST, and a Redis. */
const mayLack: Readonly<Record<string, string>> = {
  play: "GAN_MISSING_FILE",
  table1: "GAN_DOWNLOAD_FAILED",
  worker: "GAN_QUEUE",
};

useSmallSets();

/** Engines are timed on the paper's game: here on a small one. */
const { settings } = mnist;
beforeAll(() => {
  Object.assign(mnist, { settings: { ...settings, width: 0.1 } });
});
afterAll(() => {
  Object.assign(mnist, { settings });
});

const tiny = ["--iterations", "2", "--width", "0.02", "--batch-size", "10"];

describe("with --json", { timeout: 60_000 }, () => {
  let folder: string;
  let trained: Ended;

  beforeAll(async () => {
    folder = await temporaryFolder();
    trained = await ganInProcess({ folder }, "train", "digits", ...tiny, "--json");
    const named = ["--from", "1", "--seed", "2", "--name", "second", "--quiet"];
    expect((await ganInProcess({ folder }, "train", ...named)).code).toBe(0);
    const points = await ganInProcess({ folder }, "train", "ring", "--iterations", "2");
    expect(points.code).toBe(0);
  }, 60_000);

  it("is tried with every command that there is", () => {
    expect(Object.keys(uses)).toEqual(commands.map(({ name }) => name));
  });

  it("gives the records of a training as they come, then what became of the run", () => {
    expect(trained).toMatchObject({ code: 0, stderr: "" });
    const lines = documentsIn(trained.stdout);
    expect(lines.map(({ kind }) => kind)).toEqual([
      ...["monitor", "training", "training", "score", "score", "run"],
    ]);
    expect(lines.at(-1)).toMatchObject({
      ...{ run: "00001-digits", experiment: "digits", iteration: 2, isDone: true },
      score: lines[4],
      untrained: lines[3],
    });
  });

  // `doctor` times every engine there is: seconds that say nothing here.
  const quick = Object.entries(uses).filter(([name]) => name !== "doctor" || process.env.GAN_SLOW);

  it.each(quick)("`gan %s` prints JSON and nothing else", async (name, [typed, holds]) => {
    const ended = ganInProcess({ folder }, ...typed.split(" "), "--json");
    if (name === "play") await interruptWhenListening();
    const { code, stdout, stderr } = await ended;
    if (code === 2 && Object.hasOwn(mayLack, name)) {
      expect({ stdout, ...JSON.parse(stderr) }).toMatchObject({ stdout: "", code: mayLack[name] });
      return;
    }
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const documents = documentsIn(stdout);
    if (!["train", "resume"].includes(name)) expect(documents).toHaveLength(1);
    expect(documents.at(-1)).toMatchObject(holds);
  });

  it.each([
    ["sample 99", "GAN_MISSING_FILE", "was not found"],
    ["sample", "GAN_USAGE", "needs `<run>`"],
    ["trian", "GAN_UNKNOWN_NAME", "Did you mean `train`?"],
    ["train digits --epochs x", "GAN_INVALID_OPTION", "`--epochs` is"],
  ])("says of `gan %s` in an object what is wrong", async (typed, code, message) => {
    const ended = await ganInProcess({ folder }, ...typed.split(" "), "--json");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    const error = JSON.parse(ended.stderr);
    expect(error).toEqual({ code, message: expect.stringContaining(message) });
  });

  it("has --quiet print the answer alone", async () => {
    const said = await ganInProcess({ folder }, "evaluate", "3", "--quiet");
    expect(said.stdout).toMatch(/^test: .* nats.*\n$/);
    const drawn = await ganInProcess({ folder }, "sample", "3", "--quiet");
    expect(drawn.stdout).toMatch(/^1,000 samples at samples.png.*\n$/);
  });
});

/** What was printed, a document a line. */
function documentsIn(stdout: string): Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

async function interruptWhenListening(): Promise<void> {
  const before = process.listenerCount("SIGINT");
  for (let i = 0; i < 100 && process.listenerCount("SIGINT") === before; i++) await delay(20);
  if (process.listenerCount("SIGINT") > before) process.emit("SIGINT");
}
