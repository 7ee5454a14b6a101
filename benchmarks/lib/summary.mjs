import { circumstancesOf, clockOf, formatMs, markdown, timesOf, titles } from "./tables.mjs";

/** The front page's lines: one iteration of mnist engine by engine, and the Parzen protocol. */
export function summary(resultOf) {
  const iteration = resultOf("iteration");
  const clock = clockOf(iteration);
  const [simultaneous, alternating] = ["simultaneous", "alternating"].map((schedule) =>
    iteration.cases.find((each) => isPlain(each) && each.schedule === schedule),
  );
  const ms = ({ contenders }, name) => contenders.find((each) => each.name === name)[clock].median;
  const names = simultaneous.contenders.map(({ name }) => name);
  const table = markdown(
    ["one iteration of `mnist`, one thread", "simultaneous", "× ours", "alternating", "× ours"],
    names.map((name) => [
      titles[name],
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
  const [each] = result.cases;
  const of = (name) => each.contenders.find((contender) => contender.name === name);
  const seconds = (name) => `${(of(name)[clock].median / 1000).toFixed(1)} s`;
  const others = [
    ["torch-differences", "as the authors' script does it"],
    ["torch-products", "with matrix products"],
  ].filter(([name]) => of(name));
  const peers = others.map(([name, how]) => `${seconds(name)} in PyTorch ${how}`).join(" and ");
  return `The Parzen protocol takes ${seconds("onnx")}${peers && `, ${peers}`}.`;
}

function weightsLine(result) {
  const trained = result?.cases.filter(({ task }) => task === "weights") ?? [];
  if (trained.length === 0) return "";
  const worst = Math.max(...trained.map(({ shareOfLargest }) => shareOfLargest));
  return `PyTorch does the same work: after 20 iterations from the same start no weight differs by more than ${worst.toExponential(1)} of its tensor's largest.`;
}
