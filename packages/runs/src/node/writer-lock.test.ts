import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { processPlace } from "./process-place.ts";
import { freeOfLeasedWriter, LEASED, takeWriterLock } from "./writer-lock.ts";

const dead = JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, startedAt: "earlier" });

it.each([
  ["a folder that nobody holds", undefined],
  ["a folder whose owner was killed", dead],
  ["a folder that was given back", ""],
])("goes to one of many that want %s at once", async (_, content) => {
  for (let round = 0; round < 10; round++) {
    const folder = await mkdtemp(join(tmpdir(), "gan-lock-"));
    if (content !== undefined) await writeFile(join(folder, ".writer-3.lock"), content);
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => takeWriterLock(folder)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusals = tries.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(refusals).toEqual(Array(11).fill("GAN_RUN_BUSY"));
    expect(await readdir(folder)).toEqual([
      content === undefined ? ".writer-1.lock" : ".writer-4.lock",
    ]);
    await rm(folder, { recursive: true });
  }
});

it("passes from hand to hand, and is never held twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gan-lock-"));
  let holders = 0;
  let turns = 0;
  const contend = async () => {
    for (let tries = 0; tries < 60; tries++) {
      const lock = await takeWriterLock(folder).catch(() => undefined);
      if (lock === undefined) continue;
      expect(++holders).toBe(1);
      turns++;
      await new Promise((resolve) => setTimeout(resolve, 1));
      holders--;
      lock.dispose();
    }
  };
  await Promise.all(Array.from({ length: 6 }, contend));
  expect(turns).toBeGreaterThan(1);
  await rm(folder, { recursive: true });
});

const alive = { host: hostname(), pid: process.ppid, startedAt: "unknown" };

it.each([
  ["a process that was killed", { pid: 2 ** 22 + 1, startedAt: "earlier" }],
  ["one whose number another process has now", { pid: process.ppid, startedAt: "earlier" }],
  ["one that had this process's number", { pid: process.pid, startedAt: "earlier" }],
])("is taken over from %s, whatever the clock says", async (_, owner) => {
  const folder = await mkdtemp(join(tmpdir(), "gan-lock-"));
  await writeFile(
    join(folder, ".writer-3.lock"),
    JSON.stringify({ host: hostname(), place: processPlace(), ...owner }),
  );
  vi.useFakeTimers({ now: new Date("1999-12-31"), toFake: ["Date"] });
  const lock = await takeWriterLock(folder).finally(() => vi.useRealTimers());
  await expect(takeWriterLock(folder)).rejects.toThrow("this very process");
  lock.dispose();
  await rm(folder, { recursive: true });
});

it.each([
  [
    "in another container",
    { ...alive, place: "0123456789ab", pid: 2 ** 22 + 1 },
    "of another container",
  ],
  ["on another host", { ...alive, host: "elsewhere", pid: 2 ** 22 + 1 }, "on `elsewhere`"],
  ["that its lock does not name", { pid: -1 }, "that its lock does not name"],
  ["that its lock does not name", null, "that its lock does not name"],
])("is never taken from a holder %s", async (_, owner, words) => {
  const folder = await mkdtemp(join(tmpdir(), "gan-lock-"));
  await writeFile(join(folder, ".writer-3.lock"), JSON.stringify(owner));
  await expect(takeWriterLock(folder)).rejects.toMatchObject({
    code: "GAN_RUN_BUSY",
    message: expect.stringContaining(words),
  });
  await rm(folder, { recursive: true });
});

it("is held once, whatever numbers stray files have", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gan-lock-"));
  for (const number of ["9007199254740993", "99999999999999999999", "1e3", "0"]) {
    await writeFile(join(folder, `.writer-${number}.lock`), "");
  }
  const lock = await takeWriterLock(folder);
  await expect(takeWriterLock(folder)).rejects.toMatchObject({ code: "GAN_RUN_BUSY" });
  lock.dispose();
  await rm(folder, { recursive: true });
});

it("is freed of a leased owner that is out of sight, and of no other", async () => {
  const away = { ...alive, host: "elsewhere" };
  for (const [owner, isFreed] of [
    [{ ...away, isLeased: true }, true],
    [{ ...alive, place: "0123456789ab", isLeased: true }, true],
    [{ ...alive, place: processPlace(), isLeased: true }, false],
    [away, false],
    [{ pid: -1, isLeased: true }, false],
  ] as const) {
    const folder = await mkdtemp(join(tmpdir(), "gan-lock-"));
    await writeFile(join(folder, ".writer-3.lock"), JSON.stringify(owner));
    expect(await freeOfLeasedWriter(folder)).toBe(isFreed);
    const taken = await takeWriterLock(folder).catch(({ code }) => code);
    if (isFreed) taken.dispose();
    else expect(taken).toBe("GAN_RUN_BUSY");
    await rm(folder, { recursive: true });
  }
  expect(await freeOfLeasedWriter("/nowhere")).toBe(false);
});

it("names an owner that is leased, which its environment says", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gan-lock-"));
  vi.stubEnv(LEASED, "1");
  const lock = await takeWriterLock(folder);
  vi.unstubAllEnvs();
  const content = await readFile(join(folder, ".writer-1.lock"), "utf8");
  expect(JSON.parse(content)).toMatchObject({ isLeased: true });
  lock.dispose();
  await rm(folder, { recursive: true });
});
