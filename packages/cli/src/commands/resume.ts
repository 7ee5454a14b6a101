import { openRun } from "@gan/runs/node";
import { CheckpointMismatchError } from "@gan/spec";
import { Command } from "commander";
import { type BackendName, chooseBackend } from "../backends.ts";
import { withCaveats } from "../caveats.ts";
import { finishRun } from "../finish-run.ts";
import { loadSplit } from "../load-data.ts";
import { restoreRun } from "../restore-run.ts";
import { parseRunOptions, placeOf, runsFolder } from "../run-options.ts";
import { flagsOf, parseFields, placeSchema, trainSchema } from "../schema.ts";
import { say } from "../terminal.ts";
import { commandOf } from "../write-report.ts";

const resumeSchema = placeSchema.extend({ iterations: trainSchema.shape.iterations });

/** `gan resume <run>`. */
export function resumeCommand(): Command {
  const command = new Command("resume")
    .description("go on with a run, bit for bit as if it had never stopped")
    .argument("<run>", "`latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(resumeSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const { iterations, ...places } = parseFields(resumeSchema, typed);
    using run = await openRun(which, { parent: runsFolder(places) });
    const { experiment, options: stored } = parseRunOptions(run.options);
    const options = { ...stored, iterations: iterations ?? stored.iterations };
    const { dataDir } = places;
    const { backend } = await chooseBackend(places.backend ?? (options.backend as BackendName));
    if (backend.name !== options.backend) {
      say(
        `The run began on ${options.backend}: on ${backend.name} it goes on within rounding, not bit for bit.`,
      );
    }
    const train = await loadSplit(experiment, "train", placeOf(options, places));
    const open = await restoreRun(run, { experiment, options }, train);
    if (open.saved === "generator") {
      open.game.dispose();
      throw new CheckpointMismatchError(
        "the run keeps its generator alone, and training needs D and what the learning rules remember",
        `Train it again with \`${commandOf(experiment, options)}\`.`,
      );
    }
    const iteration = open.stage.from + open.game.iteration;
    say(
      `Resuming ${run.path} after iteration ${iteration} of ${options.iterations}, backend ${backend.name}${withCaveats(options, train)}`,
    );
    await run.rewindTo(iteration);
    await finishRun({ run, experiment, options, open, train, backend: backend.name, dataDir });
  });
}
