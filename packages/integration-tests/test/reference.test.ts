import { useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { wasm } from "@gan/backends/wasm";
import { loadDigits } from "@gan/data";
import { beforeAll, describe, expect, it } from "vitest";
import { compareWithReference } from "./support/compare-with-reference.ts";
import { expectMatch, expectStrictMatch } from "./support/expect-match.ts";

/** Batches of 10, 10 and 5. */
const train = loadDigits({ split: "train", size: 25 });
const small = { width: 0.05, batchSize: 10 };
const iterations = 20;

describe.each([cpu(), wasm()])("on $name", (backend) => {
  beforeAll(async () => void (await useBackend([backend])));

  it.each([
    { schedule: "simultaneous", loss: "non-saturating" },
    { schedule: "simultaneous", loss: "minimax" },
    { schedule: "alternating", loss: "non-saturating" },
    { schedule: "alternating", loss: "minimax", discriminatorSteps: 3 },
  ] as const)("trains as float64 does: %o", async (own) => {
    const settings = { ...small, ...own };
    expectStrictMatch(await compareWithReference({ settings, train, iterations, scale: 10 }));
  });

  it.each([
    { schedule: "simultaneous", logit: 100 },
    { schedule: "simultaneous", logit: -100 },
    { schedule: "alternating", logit: 100 },
    { schedule: "alternating", logit: -100 },
  ] as const)("trains as float64 does at the far ends of minimax: %o", async (own) => {
    const { schedule, logit } = own;
    const settings = { ...small, schedule, loss: "minimax" } as const;
    const comparison = await compareWithReference({
      settings,
      train,
      iterations,
      scale: 10,
      logit,
    });
    const [{ discriminator, generator } = expect.fail()] = comparison.losses;
    expect(discriminator).toBeGreaterThan(49);
    if (logit > 0) expect(generator).toBeLessThan(-98);
    else expect(generator).toBeGreaterThan(-1e-40);
    expectMatch(comparison);
  });
});
