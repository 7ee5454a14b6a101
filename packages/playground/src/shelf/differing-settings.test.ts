import { expect, it } from "vitest";
import { playExperiment } from "../worker/play-experiments.ts";
import { differingSettings } from "./differing-settings.ts";
import type { ShelvedRun } from "./shelved-run.ts";

function run(id: string, game: string, changes: Partial<ShelvedRun["settings"]>): ShelvedRun {
  const defaults = playExperiment(game, new Float32Array()).settings;
  const settings = { ...defaults, ...changes };
  return { id, name: id, place: 0, game, iteration: 1, curve: [], settings, defaults };
}

it("names what is not the same in all runs of a game, with each one's own value", () => {
  const runs = [
    run("a", "ring", { seed: 1, discriminatorSteps: 5 }),
    run("b", "ring", { seed: 2, discriminatorSteps: 5 }),
    run("c", "ring", { seed: 1, discriminatorSteps: 5, loss: "minimax" }),
    run("d", "grid", { seed: 7 }),
  ];
  const loss = playExperiment("ring", new Float32Array()).settings.loss;
  const of = (id: string) =>
    Object.fromEntries(
      differingSettings(runs.find((each) => each.id === id)!, runs).map((each) => [
        ...[each.name, each.value],
      ]),
    );
  expect(of("a")).toEqual({ seed: 1, loss });
  expect(of("b")).toEqual({ seed: 2, loss });
  expect(of("c")).toEqual({ seed: 1, loss: "minimax" });
});

it("compares the only run of a game with what the game has by itself", () => {
  const runs = [run("a", "ring", { seed: 1 }), run("d", "grid", { generatorSteps: 3 })];
  expect(differingSettings(runs[1]!, runs)).toEqual([{ name: "generatorSteps", value: 3 }]);
  expect(differingSettings(run("e", "ring", {}), [])).toEqual([]);
});
