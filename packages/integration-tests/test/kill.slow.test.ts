import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay, setImmediate } from "node:timers/promises";
import { createRng } from "@gan/spec";
import { beforeAll, expect, it } from "vitest";
import { gan, type Running, startGan, temporaryFolder } from "./support/gan.ts";
import {
  checkpointIteration,
  filesOf,
  lastRecordedIteration,
  statsOf,
} from "./support/run-folder.ts";

const CHECKPOINT_EVERY = 20;
const KILLS = 10;
const KILLS_INSIDE_A_WRITE = 3;
const iterations = 800;
const settings = ["--width", "0.2", "--batch-size", "20", "--backend", "onnx"];
const length = ["--iterations", `${iterations}`, "--checkpoint-every", `${CHECKPOINT_EVERY}`];

let whole: string;

beforeAll(async () => {
  const folder = await temporaryFolder();
  expect(await gan({ folder }, "train", "digits", ...settings, ...length)).toMatchObject({
    code: 0,
  });
  whole = join(folder, "runs/00001-digits");
}, 240_000);

it("ends in the bytes of the uninterrupted run, however often it is killed", {
  timeout: 600_000,
}, async () => {
  const folder = await temporaryFolder();
  const run = join(folder, "runs/00001-digits");
  const moments = createRng(2014).stream("kills");
  const resumedAfter = new Set<number>();
  let insideAWrite = 0;

  for (
    let kills = 0;
    kills < KILLS || (insideAWrite < KILLS_INSIDE_A_WRITE && kills < 14);
    kills++
  ) {
    const saved = checkpointIteration(run);
    const training =
      kills === 0
        ? startGan({ folder }, "train", "digits", ...settings, ...length)
        : startGan({ folder }, "resume", "latest");
    if (kills > 0) await resumesAfter(saved, training, run);
    resumedAfter.add(saved);
    const old = leftoversOf(run);
    const fresh = () => leftoversOf(run).filter((name) => !old.includes(name));
    if (kills % 2 === 0) {
      const target = saved + CHECKPOINT_EVERY + 1 + moments.integer(CHECKPOINT_EVERY);
      await until(
        () => lastRecordedIteration(run) >= target,
        training,
        () => delay(2),
      );
      await delay(moments.integer(20));
    } else {
      await until(
        () => lastRecordedIteration(run) > saved && fresh().length > 0,
        training,
        () => setImmediate(),
      );
    }
    training.process.kill("SIGKILL");
    expect((await training.ended).code, "it was still running").toBeNull();
    insideAWrite += fresh().length;
    const lost = lastRecordedIteration(run) - checkpointIteration(run);
    expect(lost).toBeLessThanOrEqual(CHECKPOINT_EVERY);
  }
  expect(insideAWrite).toBeGreaterThanOrEqual(KILLS_INSIDE_A_WRITE);
  expect(resumedAfter.size, "checkpoints that were gone on from").toBeGreaterThanOrEqual(4);

  const last = await gan({ folder }, "resume", "latest");
  expect(last).toMatchObject({ code: 0, stderr: "" });
  expect(leftoversOf(run)).toEqual([]);
  expect(statsOf(run)).toEqual(statsOf(whole));
  const [received, expected] = [filesOf(run), filesOf(whole)];
  expect([...received.keys()]).toEqual([...expected.keys()]);
  for (const [name, bytes] of expected) expect(received.get(name)!.equals(bytes), name).toBe(true);
});

it("gives the same bytes for the same seed, others for another, and knows no clock", {
  timeout: 240_000,
}, async () => {
  const folder = await temporaryFolder();
  const short = ["--iterations", "30"];
  const bytes: Buffer[] = [];
  for (const seed of ["1", "1", "2"]) {
    const run = await gan({ folder }, "train", "digits", ...settings, ...short, "--seed", seed);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const files = filesOf(join(folder, `runs/0000${bytes.length + 1}-digits`));
    bytes.push(files.get("checkpoint.safetensors")!);
  }
  const [first, again, other] = bytes as [Buffer, Buffer, Buffer];
  expect(again.equals(first)).toBe(true);
  expect(other.equals(first)).toBe(false);
  const header = JSON.parse(first.toString("utf8", 8, 8 + Number(first.readBigUInt64LE())));
  expect(Object.keys(header.__metadata__).sort()).toEqual([
    "experiment",
    "format",
    "iteration",
    "seed",
    "settings",
    "version",
  ]);
});

/** Waits until a resumed run says where it begins, which is where the checkpoint is, and has dropped what was recorded after it. */
async function resumesAfter(saved: number, training: Running, run: string): Promise<void> {
  const records = join(run, "stats.jsonl");
  const { ino } = statSync(records);
  await until(
    () => training.stdout().includes("Resuming"),
    training,
    () => delay(2),
  );
  expect(training.stdout()).toContain(`after iteration ${saved} of ${iterations}, backend onnx`);
  // Records are dropped by writing the others anew, so that a reader sees the old ones or the new.
  await until(
    () => statSync(records).ino !== ino || lastRecordedIteration(run) <= saved,
    training,
    () => delay(2),
  );
}

/** Temporary files of checkpoints: one that is being written, or was when its process was killed. */
function leftoversOf(run: string): string[] {
  if (!existsSync(run)) return [];
  return readdirSync(run).filter((name) => /^\.checkpoint\.safetensors\..*\.tmp$/.test(name));
}

/** Looks again and again while the process runs. */
async function until(
  isSo: () => boolean,
  { process }: Running,
  pause: () => Promise<unknown>,
): Promise<void> {
  while (process.exitCode === null && !isSo()) await pause();
}
