import { cpu } from "@gan/backends/cpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import {
  createGame,
  createRound,
  losses,
  type Objective,
  objectivesOf,
  type PenaltyChoice,
  penalties,
  sgd,
  slopeOf,
  sumOf,
  uniformPrior,
} from "@gan/core";
import { settingsSchema } from "@gan/experiments";
import { networkFromLayers, toyGenerator, uniform } from "@gan/models";
import { createRng } from "@gan/spec";
import { expectBalanced } from "@gan/test-utils";
import { tensor2d, tidy, variable } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { readText } from "./repository.ts";

const ROWS = 6;
type Slopes = Readonly<Record<string, readonly number[]>>;

/** Every loss alone and every penalty beside one, for the player whose objective it is. */
const objectives: Readonly<
  Record<string, readonly [role: "generator" | "discriminator", Objective]>
> = Object.fromEntries([
  ...Object.entries(losses).flatMap(([name, loss]) =>
    (["discriminator", "generator"] as const).map((role) => [
      `${name} of ${role}`,
      [role, objectivesOf(loss)[role]],
    ]),
  ),
  ...Object.entries<PenaltyChoice>(penalties).flatMap(([name, { create }]) =>
    create
      ? [[name, ["discriminator", sumOf(objectivesOf(losses.wasserstein).discriminator, create())]]]
      : [],
  ),
]);

/** A game whose D is smooth, so that differences are true to it, and has dropout. */
function createSmoothGame() {
  const rng = createRng(3);
  const rule = () => sgd({ learningRate: 0.1 });
  const start = (name: string) => uniform(0.8, rng.stream(name));
  const stack = sequential({
    layers: [
      layers.dense({
        ...{ inputShape: [2], units: 5, activation: "tanh", name: "h0" },
        kernelInitializer: start("h0"),
      }),
      layers.dropout({ rate: 0.3, name: "drop" }),
      layers.dense({ units: 1, name: "y", kernelInitializer: start("y") }),
    ],
  });
  return createGame({
    generator: {
      network: toyGenerator({ noiseSize: 2, hiddenSizes: [4], exampleSize: 2, rng }),
      rule: rule(),
    },
    discriminator: {
      network: networkFromLayers(stack, { role: "discriminator" } as never),
      rule: rule(),
    },
    ...{ prior: uniformPrior(2), rng },
  });
}
