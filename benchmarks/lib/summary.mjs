import { formatMs, markdown } from "./table-cells.mjs";
import { circumstancesOf, clockOf, isPeer, timesOf, titleOf } from "./tables.mjs";

/** The front page's lines: one iteration of mnist and the Parzen protocol, engine by engine of ours. */
export function summary(resultOf) {
  const iteration = resultOf("iteration");
  const clock = clockOf(iteration);
  const [simultaneous, alternating] = ["simultaneous", "alternating"].map((schedule) =>
    iteration.cases.find((each) => isPlain(each) && each.schedule === schedule),
  );
  const ms = ({ contenders }, name) => contenders.find((each) => each.name === name)[clock].median;
  const names = simultaneous.contenders.map(({ name }) => name).filter((name) => !isPeer(name));
  const table = markdown(
    ["one iteration of `mnist`, one thread", "simultaneous", "× ours", "alternating", "× ours"],
    names.map((name) => [
      titleOf(name, iteration.versions),
      ...[simultaneous, alternating].flatMap((each) => [
        `${formatMs(ms(each, name))} ms`,
        timesOf(ms(each, name) / ms(each, "onnx")),
      ]),
    ]),
  );
  const unit = clock === "cpu" ? "Processor time. " : "";
  return `${table}\n\n${[parzenLine(resultOf("parzen")), weightsLine(resultOf("weights"))].filter(Boolean).join(" ")}\n${unit}Medians, in turns. ${circumstancesOf(iteration)}`;
}

function isPlain({ experiment, threads, environment }) {
  return experiment === "mnist" && threads === 1 && environment === undefined;
}

function parzenLine(result) {
  if (result === undefined) return "";
  const clock = clockOf(result);
  const [{ contenders }] = result.cases;
  const ours = contenders.find(({ name }) => name === "onnx");
  return `The Parzen protocol takes ${(ours[clock].median / 1000).toFixed(1)} s.`;
}

function weightsLine(result) {
  const trained = result?.cases.filter(({ task }) => task === "weights") ?? [];
  if (trained.length === 0) return "";
  const worst = Math.max(...trained.flatMap(({ shares }) => Object.values(shares)));
  return `Given the same start, minibatches, noise and masks, PyTorch, JAX and TensorFlow do the same work: no weight of theirs or of ours is further than ${worst.toExponential(1)} of its tensor's largest from the same step in float64.`;
}
