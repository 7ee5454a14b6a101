import type { TrainingRecord } from "@gan/spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createProgress,
  formatCount,
  formatDuration,
  formatEstimate,
  formatFixed,
  formatRecord,
} from "./index.ts";

const record: TrainingRecord = {
  iteration: 1200,
  epoch: 3,
  values: {
    discriminatorLoss: 2 * Math.log(2),
    generatorLoss: Math.log(2),
    realProbability: 0.5,
    fakeProbability: 1,
  },
};

describe("formatRecord", () => {
  it("writes one line with everything in it", () => {
    expect(formatRecord(record, { total: 50_000, iterationsPerSecond: 12.34, eta: 3720 })).toBe(
      " 1200/50000  epoch   3  D 1.386 G 0.693  D(x) .50 D(G(z)) 1.0  12.3 it/s  ETA 1h02m",
    );
    expect(formatRecord(record)).not.toMatch(/undefined|NaN|ETA/);
  });

  it("leaves out what a record does not have", () => {
    const encoded = { iteration: 3, epoch: 1, values: { generatorLoss: 0.5 } };
    expect(formatRecord(encoded, { total: 100 })).toBe("  3/100  epoch   1  G 0.500");
  });

  it("keeps every column in its place", () => {
    const loss = fc.double({ min: -99, max: 9999, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const records = fc.record({
      iteration: fc.integer({ min: 1, max: 50_000 }),
      epoch: fc.integer({ min: 1, max: 999 }),
      values: fc.record({
        discriminatorLoss: loss,
        generatorLoss: loss,
        realProbability: share,
        fakeProbability: share,
      }),
    });
    const speed = fc.double({ min: 0, max: 9999, noNaN: true });
    fc.assert(
      fc.property(records, speed, (any, iterationsPerSecond) => {
        const line = formatRecord(any, { total: 50_000, iterationsPerSecond, eta: 1 });
        expect(line.indexOf("ETA")).toBe(74);
      }),
    );
  });
});

describe("numbers for people", () => {
  it.each([
    [0.04, "0.0 s"],
    [9.96, "10 s"],
    [59.4, "59 s"],
    [59.6, "1 min 00 s"],
    [185, "3 min 05 s"],
    [3599.7, "1 h 00 min"],
    [86_399, "1 d 00 h"],
    [Number.POSITIVE_INFINITY, "unknown"],
  ])("says %d seconds as %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it("writes estimates and counts", () => {
    expect(formatEstimate({ mean: 241.189, standardError: 2.1251 })).toBe("241.19 ± 2.13");
    expect(formatCount(2_503_984)).toBe("2,503,984");
    expect(formatFixed(-Math.log(4))).toBe("−1.386");
  });
});

describe("createProgress", () => {
  function trial(isTerminal: boolean, columns = 80) {
    const written: string[] = [];
    const clock = { time: 0 };
    const progress = createProgress({
      stream: { write: (text) => written.push(text) },
      isTerminal,
      columns: () => columns,
      now: () => clock.time,
    });
    return { progress, clock, text: () => written.join("") };
  }

  it("prints a plain line at once, then every ten seconds, then the last", () => {
    const { progress, clock, text } = trial(false);
    for (; clock.time <= 25_000; clock.time += 1000) progress.update(`at ${clock.time / 1000} s`);
    progress.finish();
    expect(text()).toBe("at 0 s\nat 10 s\nat 20 s\nat 25 s\n");
  });

  it("does not print the last line twice", () => {
    const { progress, text } = trial(false);
    progress.update("only");
    progress.finish();
    progress.finish();
    expect(text()).toBe("only\n");
  });

  it("rewrites one line in a terminal, and hides and restores the cursor once", () => {
    const { progress, clock, text } = trial(true);
    progress.update("one");
    clock.time = 10;
    progress.update(() => expect.fail("is too early to be shown"));
    clock.time = 60;
    progress.update("two");
    progress.print("saved");
    progress.finish("done");
    progress.finish();
    expect(text()).toBe(
      "\x1b[?25l\r\x1b[Kone\r\x1b[Ktwo\r\x1b[Ksaved\n\r\x1b[Ktwo\r\x1b[Kdone\n\x1b[?25h",
    );
  });

  it("never fills a terminal's last column", () => {
    const { progress, text } = trial(true, 10);
    progress.update("0123456789");
    expect(text()).toBe("\x1b[?25l\r\x1b[K01234567…");
    const narrow = trial(true, 11);
    narrow.progress.update("squeezed  a");
    expect(narrow.text()).toMatch(/squeezed a$/);
    expect(trial(true).text()).toBe("");
  });
});
