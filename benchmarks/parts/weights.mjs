import { agreement } from "../lib/agreement.mjs";
import { startContender } from "../lib/contender-process.mjs";
import { settingsOf } from "../lib/settings.mjs";

export const title =
  "The same work: weights after 20 iterations from the same start, minibatches, noise and masks";

/** What is compared with PyTorch, here and by the tests. */
export const comparisons = [
  ...["simultaneous", "alternating"].map((schedule) => ({
    task: "weights",
    experiment: "mnist",
    settings: settingsOf("mnist", { schedule }),
    iterations: 20,
  })),
  ...["simultaneous", "alternating"].map((schedule) => ({
    task: "weights",
    experiment: "cifar10-conv",
    settings: settingsOf("cifar10-conv", { schedule, width: 0.1, batchSize: 32 }),
    iterations: 20,
  })),
  { task: "draws", experiment: "mnist", settings: settingsOf("mnist"), count: 10_000 },
];

/** The largest difference from PyTorch in any tensor, as a share of the tensor's largest number and of its way. */
export async function measure({ hasTorch, ...options }) {
  if (!hasTorch) return { cases: [] };
  const cases = [];
  for (const comparison of comparisons) {
    const { task, experiment, settings, iterations, count } = comparison;
    options.onCase?.(`${task} of ${experiment}, ${settings.schedule}`);
    const ours = startContender("onnx");
    const ask = async (message) => {
      await ours.ask(message);
      return (await ours.ask({ turn: 1 })).result;
    };
    const tensors = await agreement(ask, comparison).finally(() => ours.end());
    cases.push({
      ...{ task, experiment, schedule: settings.schedule, width: settings.width },
      ...(task === "weights" ? { iterations, batchSize: settings.batchSize } : { count }),
      tensors: tensors.length,
      shareOfLargest: worst(tensors, ({ difference, largest }) => difference / largest),
      ...(task === "weights" && {
        shareOfWay: worst(tensors, ({ difference, moved }) => difference / moved),
      }),
    });
  }
  return { cases };
}

function worst(tensors, share) {
  return Number(Math.max(...tensors.map(share)).toPrecision(2));
}
