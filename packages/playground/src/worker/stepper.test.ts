import { cpu } from "@gan/backends/cpu";
import { encodeCheckpoint } from "@gan/core";
import { expectBalanced } from "@gan/test-utils";
import { beforeAll, expect, it } from "vitest";
import { parseLink } from "./link.ts";
import { type OpenGame, openGame } from "./open-game.ts";
import { playExperiment } from "./play-experiments.ts";

beforeAll(() => cpu().activate());

async function begin(hash: string): Promise<OpenGame> {
  const { link } = parseLink(`${hash}&width=0.1&batchSize=20`);
  const experiment = playExperiment(link.game, link.drawn);
  const train = await experiment.load("train", async () => new Uint8Array());
  return openGame(experiment, { ...experiment.settings, ...link.changes }, train);
}

it.each(["game=ring&k=3&generatorSteps=2", "game=two-moons&loss=minimax&rule=momentum"])(
  "is the same game by steps as by iterations: %s",
  (hash) =>
    expectBalanced(async () => {
      const [stepped, played] = [await begin(hash), await begin(hash)];
      const records = [];
      for await (const record of played.stepper.play(() => true, 3)) records.push(record);
      const byStep = [];
      while (stepped.game.iteration < 3) {
        const record = await stepped.stepper.step();
        if (record) byStep.push(record);
      }
      expect(byStep).toEqual(records);
      const [one, other] = [
        await encodeCheckpoint(stepped.game),
        await encodeCheckpoint(played.game),
      ];
      expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
      stepped.dispose();
      played.dispose();
    }),
);

it("says what the steps of an iteration under way measured, as its record will", async () => {
  const open = await begin("game=ring&k=2");
  const { stepper } = open;
  await stepper.step();
  await stepper.step();
  const { measured } = stepper;
  expect(Object.keys(measured)).toEqual([
    ...["discriminatorLoss", "realProbability", "fakeProbability"],
  ]);
  const record = await stepper.step();
  expect(record?.values).toMatchObject(measured);
  expect(stepper.measured, "nothing of it is taken for the next").toEqual({});
  open.dispose();
});

it("says who is next, and has no step smaller than an iteration when both move at once", async () => {
  const open = await begin("game=ring&k=2");
  const { stepper } = open;
  expect([stepper.next, stepper.phase]).toEqual(["discriminator", 0]);
  await stepper.step();
  await stepper.step();
  expect([stepper.next, stepper.phase, stepper.last]).toEqual(["generator", 2, "discriminator"]);
  expect((await stepper.finish())?.iteration).toBe(1);
  open.dispose();

  const both = await begin("game=ring&schedule=simultaneous");
  expect((await both.stepper.step())?.iteration).toBe(1);
  expect([both.stepper.last, both.stepper.phase]).toEqual(["both", 0]);
  both.dispose();
});
