import { GanError } from "@gan/spec";
import type { PointView } from "./point-picture.ts";
import { shownAs } from "./shown-as.ts";
import { say } from "./terminal.ts";
import type { LoadedRun } from "./with-run.ts";

/** What samples of a run are drawn over: of points, the data where they are at hand, and their modes. */
export async function viewOfRun({ game, experiment, data }: LoadedRun): Promise<PointView> {
  const kind = shownAs(game);
  if (kind !== "plane" && kind !== "line") return {};
  const { modes } = experiment;
  const train = await data.load("train").catch((error) => {
    if (!GanError.is(error)) throw error;
    say(`Samples are drawn without the data under them: ${error.message}`);
    return undefined;
  });
  return { data: train, modes };
}
