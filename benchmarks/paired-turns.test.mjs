import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

/** Stands in for a Python with all libraries: answers with made-up times, and with what of its environment chooses kernels. */
const standIn = `#!${process.execPath}
const [, , , library, , threads] = process.argv;
const least = { torch: 10, "torch-compiled": 4, jax: 5, tensorflow: 30 }[library];
const tasks = {};
let rounds = 0;
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const message = JSON.parse(line);
  if (message.task) tasks[message.as] = message;
  // Every other round the machine is busy, and all take three times as long.
  const slowness = message.seconds === 3 && rounds++ % 2 === 1 ? 3 : 1;
  const ms = least * slowness * (tasks[message.of]?.together === false ? 2 : 1);
  const handicaps = Object.keys(process.env).filter((name) => /^(OPENBLAS|NVPL|MKL|XLA)_/.test(name));
  const answer = message.task
    ? { version: library + " 1", kernels: handicaps.join() + " " + threads }
    : { wall: Array(Math.min(message.turn, 3)).fill(ms), cpu: [ms] };
  console.log(JSON.stringify(answer));
});
`;

const folder = mkdtempSync(join(tmpdir(), "gan-turns-test-"));
let describePeer;
let pairedTurns;

beforeAll(async () => {
  const python = join(folder, "python");
  writeFileSync(python, standIn);
  chmodSync(python, 0o755);
  vi.stubEnv("GAN_PYTHON", python);
  for (const name of ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "NVPL_BLAS_DEBUG_CPU_TYPE"]) {
    vi.stubEnv(name, "Haswell");
  }
  ({ describePeer } = await import("./lib/contender-process.mjs"));
  ({ pairedTurns } = await import("./lib/paired-turns.mjs"));
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it("lets nothing in the environment choose a peer's kernels", async () => {
  // How many threads it may have is all that it is told.
  expect(await describePeer("torch")).toEqual({
    version: "torch 1",
    kernels: "OPENBLAS_NUM_THREADS 1",
  });
});

it("gives ours / theirs of the fastest script of each library, and more turns to those near the fastest", async () => {
  const scripts = [
    { name: "ours", library: "torch", task: { task: "iteration" } },
    {
      name: "compiled-apart",
      library: "torch-compiled",
      task: { task: "iteration", together: false },
    },
    { name: "compiled", library: "torch-compiled", task: { task: "iteration", together: true } },
    { name: "jax", library: "jax", task: { task: "iteration" } },
    { name: "tensorflow", library: "tensorflow", task: { task: "iteration" } },
  ];
  const found = await pairedTurns(scripts, { threads: 1, times: 100, seconds: 0 });
  const by = Object.fromEntries(found.map((each) => [each.name, each]));
  expect(by.ours.ratio).toMatchObject({ quarter: 1, median: 1, threeQuarters: 1 });
  expect(by.compiled.rounds).toBe(3);
  expect(by.compiled.iterations).toBe(9);
  expect(by.compiled.wall).toMatchObject({ least: 4, threeQuarters: 8 });
  expect(by.compiled.ratio).toEqual({ least: 2.5, quarter: 2.5, median: 2.5, threeQuarters: 2.5 });
  expect(by["compiled-apart"]).toEqual({
    name: "compiled-apart",
    library: "torch-compiled",
    heat: 8,
  });
  expect(by.jax.rounds).toBe(1);
  expect(by.tensorflow.rounds).toBe(1);
  expect(by.tensorflow.ratio.median).toBeCloseTo(1 / 3, 4);
});
