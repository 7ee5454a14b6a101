import { discriminate } from "@gan/core";
import { useCpu } from "@gan/test-utils";
import { tensor2d } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import type { PlaneFrame } from "../../protocol.ts";
import { openGame } from "../open-game.ts";
import { playExperiment } from "../play-experiments.ts";

useCpu();

const POINTS = 20;

it.each([
  ["non-saturating", (d: number) => Math.log(d)],
  ["minimax", (d: number) => -Math.log(1 - d)],
] as const)(
  "has an arrow at each point that is the slope of what G ascends there: %s",
  async (loss, ascended) => {
    const ring = playExperiment("ring", new Float32Array());
    const settings = { ...ring.settings, loss, width: 0.25, batchSize: 32 };
    const train = await ring.load("train", async () => new Uint8Array());
    const open = openGame(ring, settings, train);
    for await (const _ of open.stepper.play(() => false, 40));
    const { points, pushes } = (await open.look(open.game)).shown as PlaneFrame;
    const h = 1e-3;
    const around = [...Array(POINTS).keys()].flatMap((i) =>
      [
        [h, 0],
        [-h, 0],
        [0, h],
        [0, -h],
      ].map(([dx, dy]): [number, number] => [points[2 * i]! + dx!, points[2 * i + 1]! + dy!]),
    );
    const answers = discriminate(open.game, tensor2d(around));
    const seen = [...(await answers.data())].map(ascended);
    answers.dispose();
    open.dispose();
    const slopes = Array.from(
      { length: 2 * POINTS },
      (_, i) => (seen[2 * i]! - seen[2 * i + 1]!) / (2 * h),
    );
    const isTrue = slopes.map((slope, i) => Math.abs(pushes[i]! - slope) < 5e-4);
    // D is made of planes: where two of them meet between the points there is no one slope.
    expect(isTrue.filter(Boolean).length).toBeGreaterThanOrEqual(2 * POINTS - 2);
    expect(Math.max(...slopes.map(Math.abs))).toBeGreaterThan(0.05);
  },
);
