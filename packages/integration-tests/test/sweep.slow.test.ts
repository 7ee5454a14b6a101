import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { bundledGan } from "./support/bundled-gan.ts";
import { startGan, temporaryFolder } from "./support/gan.ts";
import { sweepRuns } from "./support/sweep-runs.ts";
import { until } from "./support/until.ts";

/** `node scripts/soak-sweep.mjs` asks for more. */
const { seeds, kills } =
  process.env.GAN_SOAK === "1" ? { seeds: 100, kills: 5 } : { seeds: 2, kills: 1 };
/** Small trainings of the ring, two for each seed. */
const sweep = [
  ...["sweep", "ring", "--set", "width=0.1", "--set", "learningRate=0.001,0.003"],
  ...["--seeds", `1-${seeds}`, "--iterations", "40", "--backend", "cpu", "--json"],
];

let program: string;

beforeAll(async () => {
  program = await bundledGan();
}, 60_000);

interface Said {
  readonly isDone: boolean;
  readonly trained: readonly { readonly name: string; readonly values: { nats: number } }[];
}

it("is the same sweep whether it is killed, stopped or trained one after the other", {
  timeout: 240_000 + 20_000 * (seeds - 2),
}, async () => {
  const [whole, broken] = [await temporaryFolder(), await temporaryFolder()];
  const serial = await startGan({ folder: whole, program }, ...sweep, "--workers", "1").ended;
  expect(serial.stderr).toBe("");
  const said = JSON.parse(serial.stdout) as Said;
  expect(said.trained).toHaveLength(2 * seeds);

  // Each further on than the one before, and the last before the end.
  const share = (2 * seeds) / (kills + 1);
  for (let kill = 1; kill <= kills; kill++) {
    const killed = startGan({ folder: broken, program }, ...sweep, "--workers", "2");
    await until(() => runCountIn(broken) >= Math.floor(kill * share));
    killed.process.kill("SIGKILL");
    await killed.ended;
  }

  const stopped = startGan({ folder: broken, program }, ...sweep, "--workers", "2");
  await until(() => runCountIn(broken) >= 2 * seeds - 1);
  stopped.process.kill("SIGINT");
  const { code, stdout } = await stopped.ended;
  expect(code).toBe(130);
  expect((JSON.parse(stdout) as Said).isDone).toBe(false);

  const last = await startGan({ folder: broken, program }, ...sweep, "--workers", "2").ended;
  expect(last.code).toBe(0);
  const again = JSON.parse(last.stdout) as Said;
  expect(again.isDone).toBe(true);
  const byName = (each: Said) => each.trained.map(({ name, values }) => [name, values]).sort();
  expect(byName(again)).toEqual(byName(said));
  const runsIn = (folder: string) => sweepRuns(join(folder, "runs/sweeps/ring"));
  expect(await runsIn(broken)).toEqual(await runsIn(whole));

  // What was trained is there for another sweep.
  const wider = sweep.map((word) => word.replace(/^1-.*/, `1-${seeds + 2}`));
  const grown = await startGan({ folder: whole, program }, ...wider, "--dry-run").ended;
  expect(JSON.parse(grown.stdout).trials).toHaveLength(2 * seeds + 4);
});

it("halves: the best are trained to the end, to the same weights as without, and typed again it is the same", {
  timeout: 240_000,
}, async () => {
  const folder = await temporaryFolder();
  const halving = ["sweep", "ring", "--set", "width=0.1", "--set", "learningRate=0.0001,0.003"];
  const shared = ["--iterations", "40", "--backend", "cpu", "--json"];
  const halve = () => startGan({ folder, program }, ...halving, ...shared, "--halve", "1").ended;
  const first = await halve();
  expect(first.code, first.stderr).toBe(0);
  const kept = (JSON.parse(first.stdout) as Said).trained;
  expect(kept).toHaveLength(1);
  const before = await sweepRuns(join(folder, "runs/sweeps/ring"));
  expect(Object.keys(before)).toHaveLength(2);
  expect((JSON.parse((await halve()).stdout) as Said).trained).toEqual(kept);
  expect(await sweepRuns(join(folder, "runs/sweeps/ring"))).toEqual(before);

  const whole = await temporaryFolder();
  const all = await startGan({ folder: whole, program }, ...halving, ...shared).ended;
  const said = (JSON.parse(all.stdout) as Said).trained;
  const natsOf = (name: string) => said.find((each) => each.name === name)!.values.nats;
  for (const { name, values } of kept) expect(values.nats).toBe(natsOf(name));
  // What was left out goes on where it stood, to what it would have come to.
  const rest = await startGan({ folder, program }, ...halving, ...shared).ended;
  const byName = (each: Said["trained"]) => each.map(({ name, values }) => [name, values]).sort();
  expect(byName((JSON.parse(rest.stdout) as Said).trained)).toEqual(byName(said));
});

it("says what failed, and goes on with the others", { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const failing = ["sweep", "ring", "--set", "batchSize=10,100000", "--iterations", "3"];
  const { code, stdout } = await startGan({ folder, program }, ...failing, "--backend", "cpu")
    .ended;
  expect(code).toBe(2);
  expect(stdout).toMatch(/Failed: ring batchSize=100000 seed=\d+: `--batch-size` is 100000/);
  expect(stdout).toMatch(/1 of 2 trials failed; typed again, they are tried again/);
});

function runCountIn(folder: string): number {
  const parent = join(folder, "runs/sweeps/ring");
  const names = existsSync(parent) ? readdirSync(parent) : [];
  return names.filter((name) => existsSync(join(parent, name, "options.json"))).length;
}
