import { DivergedError } from "@gan/spec";
import { beginStage, type OpenStage } from "./restore-run.ts";
import { stagesOfRun } from "./run-stages.ts";
import { say } from "./terminal.ts";
import { type TrainRunOptions, trainRun } from "./train-run.ts";

/**
 * Trains a run from the stage in which it stands to the end of its last.
 *
 * @returns Where the run stands then, and whether it reached its end. The caller disposes the game; those of the stages
 * before, and of all when it throws, are disposed.
 * @throws {DivergedError} When a loss or a weight is not finite.
 */
export async function trainStages({
  stage,
  game,
  ...options
}: TrainRunOptions): Promise<OpenStage & { isDone: boolean }> {
  const { run, train } = options;
  const left = stagesOfRun(options).filter(({ from }) => from > stage.from);
  for (let open: OpenStage = { stage, game }; ; ) {
    const isDone = await trainRun({ ...options, ...open }).catch(async (error) => {
      open.game.dispose();
      if (error instanceof DivergedError && (await run.readCheckpoint()) !== undefined) {
        say(`The last good checkpoint is kept in ${run.path}.`);
      }
      throw error;
    });
    const next = isDone ? left.shift() : undefined;
    if (next === undefined) return { ...open, isDone };
    say(
      `The ${open.stage.name} ended after iteration ${open.stage.to}. Its generator goes on under new layers, against a new D.`,
    );
    open.game.dispose();
    open = await beginStage(run, next, train);
  }
}
