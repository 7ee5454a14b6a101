import { createRng } from "@gan/spec";
import { testAfterUpdate, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { fadeNoise, semiSupervisedDiscriminator } from "./index.ts";

useCpu();
const options = { to: 0.4, epochs: 40, over: 30 };
const discriminator = (fades: boolean) =>
  semiSupervisedDiscriminator({ exampleSize: 9, width: 0.02, fades, rng: createRng(3) });
const network = discriminator(true);

// It changes no parameter.
testAfterUpdate(
  () => fadeNoise(network, options),
  (values) => values,
);

it("leaves all noise at first, then less in each epoch, in every layer", () => {
  using fading = discriminator(true);
  const after = fadeNoise(fading, options);
  const at = (epoch: number) => {
    after.apply([], { iteration: epoch, epoch, count: epoch });
    return fading.state
      .filter(({ name }) => name.endsWith("noise/share"))
      .map(({ variable }) => variable.dataSync()[0]);
  };
  // share(e) = .4 + .6 · (41 - e) / 30
  const published = { 1: 1, 11: 1, 26: 0.7, 40: 0.42, 99: 0.42 };
  for (const [epoch, share] of Object.entries(published)) {
    const shares = at(Number(epoch));
    expect(shares).toHaveLength(6);
    for (const left of shares) expect(left).toBeCloseTo(share, 6);
  }
});

it("refuses a network whose noise cannot fade, and what is no share", () => {
  using fixed = discriminator(false);
  expect(() => fadeNoise(fixed, options)).toThrow(/one whose noise can fade.*`fadingNoise`/);
  expect(() => fadeNoise(network, { ...options, to: 1.5 })).toThrow(/`to` is 1.5/);
  expect(() => fadeNoise(network, { ...options, over: 0 })).toThrow(/`over` is 0/);
});
