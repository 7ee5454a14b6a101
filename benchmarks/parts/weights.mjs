import { deviations, exact, outcomes, shareOf } from "../lib/agreement.mjs";
import { describePeer, libraries, startContender } from "../lib/contender-process.mjs";
import { settingsOf } from "../lib/settings.mjs";
import { scriptsOf } from "./peers.mjs";

export const title =
  "The same work: distance from the same step in float64, from the same start, minibatches, noise and masks";

/**
 * What is compared with other libraries, here and by the tests. Maxima meet near-ties, a convolution's by the million;
 * rounding decides one of them, and from there float32 and float64 part, in twenty iterations of `mnist` by a tenth of a
 * tensor's largest or not at all. So all are held to a few iterations, convolutions to the first.
 */
export const comparisons = [
  ...["simultaneous", "alternating"].map((schedule) => ({
    task: "weights",
    experiment: "mnist",
    settings: settingsOf("mnist", { schedule }),
    iterations: 3,
  })),
  ...["ring", "figure-1"].map((experiment) => ({
    task: "weights",
    experiment,
    settings: settingsOf(experiment),
    iterations: 5,
  })),
  ...["simultaneous", "alternating"].map((schedule) => ({
    task: "weights",
    experiment: "cifar10-conv",
    settings: settingsOf("cifar10-conv", { schedule, width: 0.1, batchSize: 32 }),
    iterations: 1,
  })),
  { task: "draws", experiment: "mnist", settings: settingsOf("mnist"), count: 10_000 },
];

/** The largest distance of a weight from float64's, of ours and of every library's scripts, as a share of its tensor's largest. */
export async function measure({ hasTorch, ...options }) {
  if (!hasTorch) return { cases: [] };
  const there = [];
  for (const library of libraries) if (await describePeer(library)) there.push(library);
  const cases = [];
  for (const comparison of comparisons.filter(({ task }) => task === "weights")) {
    const { task, experiment, settings, iterations } = comparison;
    options.onCase?.(`${task} of ${experiment}, ${settings.schedule}`);
    const ours = startContender("onnx");
    const ask = async (message) => {
      await ours.ask(message);
      return (await ours.ask({ turn: 1 })).result;
    };
    const scripts = there.flatMap((library) =>
      scriptsOf(experiment, library)
        .filter(({ step }) => step === undefined)
        .map(({ name, together }) => ({ name, library, together })),
    );
    const found = await outcomes(ask, comparison, [exact, ...scripts]).finally(() => ours.end());
    const [truth, ...theirs] = found.others;
    const share = (weights) =>
      Number(shareOf(deviations(found.first, truth, weights)).toPrecision(2));
    const { schedule, width, batchSize } = settings;
    cases.push({
      ...{ task, experiment, schedule, width, batchSize, iterations },
      tensors: Object.keys(truth).length,
      shares: {
        onnx: share(found.ours),
        ...Object.fromEntries(scripts.map(({ name }, i) => [name, share(theirs[i])])),
      },
    });
  }
  // Other programs on the machine change no weight.
  return { cases, isLoaded: false };
}
