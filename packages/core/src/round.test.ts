import { createRng } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { tensor1d, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  alternatingSteps,
  augmentations,
  createGame,
  createRound,
  type Game,
  losses,
  penalties,
  priors,
  rules,
  schedules,
  sgd,
  simultaneousSteps,
  uniformPrior,
} from "./index.ts";
import { nameInRound } from "./name-in-round.ts";

useCpu();

function createTinyGame(): Game {
  const rng = createRng(1);
  const rule = () => sgd({ learningRate: 0.1 });
  return createGame({
    generator: { network: tinyNetwork({ inputSize: 2, outputSize: 3, rng }), rule: rule() },
    discriminator: {
      network: tinyNetwork({ inputSize: 3, outputSize: 1, rng, keep: 0.5 }),
      rule: rule(),
    },
    ...{ prior: uniformPrior(2), rng },
  });
}

function openRound(game: Game, movers: readonly string[]) {
  const drawn: string[] = [];
  const round = createRound(game, {
    movers,
    at(name) {
      drawn.push(name);
      return createRng(7).stream(name);
    },
    real: () => ({
      x: tensor2d([1, 2, 3, 4, 5, 6], [2, 3]),
      labels: () => tensor1d([4, -1], "int32"),
    }),
  });
  return { round, drawn };
}

it("draws nothing before it is asked, and nothing twice", () =>
  expectBalanced(() => {
    using game = createTinyGame();
    const { round, drawn } = openRound(game, ["discriminator", "generator"]);
    expect(drawn).toEqual([]);
    expect(round.fakeLogits).toBe(round.fakeLogits);
    expect(round.real.x).toBe(round.real.x);
    expect(drawn.sort()).toEqual(["discriminator/fake", "generator", "noise"]);
    expect([...round.real.labels!.dataSync()]).toEqual([4, -1]);
    round.dispose();
  }));

it("has D judge in one pass what it judges in two, to the same numbers", () =>
  expectBalanced(() => {
    using game = createTinyGame();
    const [alone, both] = [["discriminator"], ["discriminator", "generator"]].map(
      (movers) => openRound(game, movers).round,
    );
    for (const logits of ["realLogits", "fakeLogits"] as const) {
      expect(alone![logits].dataSync()).toEqual(both![logits].dataSync());
    }
    alone!.dispose();
    both!.dispose();
  }));

it("gives other masks to another name, and the same ones to the same", () =>
  expectBalanced(() => {
    using game = createTinyGame();
    const { round } = openRound(game, ["discriminator"]);
    tidy(() => {
      const judge = (name: string) => [
        ...round.apply("discriminator", round.real, name).dataSync(),
      ];
      expect(judge("a")).toEqual(judge("a"));
      expect(judge("a")).not.toEqual(judge("b"));
    });
    round.dispose();
  }));

it("keeps the names of streams that runs have been made with", () => {
  const names = ["noise", "generator", "discriminator/real", "discriminator/fake"];
  const in_ = (...movers: string[]) => names.map((name) => nameInRound(movers, name));
  expect(in_("discriminator", "generator")).toEqual(names);
  expect(in_("discriminator")).toEqual(["noise/discriminator", ...names.slice(1)]);
  expect(in_("generator")).toEqual([
    ...["noise/generator", "generator/update"],
    ...["discriminator/real/generator", "discriminator/generator"],
  ]);
  expect(in_("encoder")).toEqual(names.map((name) => `${name}/encoder`));
});

it("has k steps of D, then G, then each other player once; or one step of all", () => {
  const { players } = createTinyGame();
  const trio = { players: { ...players, encoder: players.generator! } };
  const counts = { discriminatorSteps: 2, generatorSteps: 3 };
  expect(alternatingSteps(trio, counts)).toEqual([
    ...[1, 2].map((number) => ({ movers: ["discriminator"], number, of: 2, batch: number })),
    ...[1, 2, 3].map((number) => ({
      ...{ movers: ["generator"], number, of: 3 },
      batch: Math.min(number, 2),
    })),
    { movers: ["encoder"], number: 1, of: 1, batch: 1 },
  ]);
  const movers = ["discriminator", "generator", "encoder"];
  expect(simultaneousSteps(trio)).toEqual([{ movers, number: 1, of: 1, batch: 1 }]);
});

it("describes every choice in a phrase, and calls every loss by its name", () => {
  for (const registry of [augmentations, losses, penalties, priors, rules, schedules]) {
    for (const { description } of Object.values<{ description?: string }>(registry)) {
      expect(description).toMatch(/[^.]$/);
    }
  }
  for (const [name, loss] of Object.entries(losses)) expect(loss.name).toBe(name);
});
