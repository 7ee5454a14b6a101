import { cpu } from "@gan/backends/cpu";
import { gaussian } from "@gan/data";
import { createRng } from "@gan/spec";
import { expectBalanced } from "@gan/test-utils";
import { beforeAll, expect, it } from "vitest";
import { openGame } from "../open-game.ts";
import { playExperiment } from "../play-experiments.ts";

beforeAll(() => cpu().activate());

it("measures densities of mass 1, D* as their share, and V at most C(G)", () =>
  expectBalanced(async () => {
    const experiment = playExperiment("figure-1", new Float32Array());
    const train = gaussian({ mean: 1 }).sample({ size: 1000, rng: createRng(1) });
    const open = openGame(experiment, experiment.settings, train);
    const { shown, measured } = await open.look(open.game);
    open.dispose();
    if (shown.view !== "line" || !measured) throw new Error("This is a game on a line.");
    const step = (shown.high - shown.low) / shown.pData.length;
    const mass = (p: Float32Array) => p.reduce((sum, value) => sum + value * step, 0);
    expect(mass(shown.pData)).toBeCloseTo(1, 4);
    expect(mass(shown.pG)).toBeCloseTo(1, 4);
    const middle = Math.round((1 - shown.low) / step);
    const [p, q] = [shown.pData[middle]!, shown.pG[middle]!];
    expect(shown.optimal[middle]).toBeCloseTo(p / (p + q), 5);
    // C(G) = −log 4 + 2 JSD is the most that any D can reach.
    expect(measured.value).toBeLessThanOrEqual(-Math.log(4) + 2 * measured.divergence + 1e-9);
  }));
