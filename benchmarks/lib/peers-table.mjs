import { formatMs, headingOf, markdown } from "./table-cells.mjs";

const titles = {
  onnx: "@gan on `onnx`",
  torch: "PyTorch, eager",
  "plain-torch": "PyTorch, eager, as tutorials write it",
  "torch-compiled": "PyTorch, the whole step compiled",
  "torch-compiled-apart": "PyTorch, compiled, D on real and generated examples apart",
  jax: "JAX, `jit`",
  "jax-apart": "JAX, `jit`, D on real and generated examples apart",
  tensorflow: "TensorFlow, `jit_compile`",
};

/** Our time for an iteration as a share of each library's, by paired turns; below 1 ours is less. */
export function peersTable({ cases, libraries, withoutProcessors: left = 0 }) {
  const found = markdown(
    ["contender", "kernels", "GFLOP/s of a thread"],
    libraries.map(({ version, kernels, gflops }) => [version, kernels, String(gflops)]),
  );
  const parts = cases.map((each) => `**${headingOf(each)}**\n\n${turnsTable(each)}`);
  const missing =
    left > 0 ? `\n\n${left} cases were left out: they need more processors than there are.` : "";
  return `${fastestTable(cases)}\n\n${found}\n\n${parts.join("\n\n")}${missing}`;
}

/** Of each case the peer that came out fastest, against which we are held. */
function fastestTable(cases) {
  return markdown(
    ["", "@gan, ms", "fastest peer", "ms", "ours / theirs", "quartiles"],
    cases.map((each) => {
      const [ours, ...peers] = each.contenders.filter(({ ratio }) => ratio);
      const [fastest] = peers.sort((a, b) => b.ratio.median - a.ratio.median);
      if (fastest === undefined)
        return [headingOf(each), formatMs(ours.wall.median), "–", "–", "–", "–"];
      return [
        headingOf(each),
        formatMs(ours.wall.median),
        titles[fastest.name],
        formatMs(fastest.wall.median),
        ...ratioCells(fastest.ratio),
      ];
    }),
  );
}

function turnsTable({ contenders }) {
  const rows = [...contenders].sort((a, b) => (b.rounds ?? 0) - (a.rounds ?? 0));
  return markdown(
    ["", "ms", "ms of the processor", "ours / theirs", "quartiles", "turns", "iterations"],
    rows.map(({ name, heat, wall, cpu, ratio, rounds, iterations }) =>
      rounds === undefined
        ? [titles[name], `${formatMs(heat)} (tried for a second)`, "–", "–", "–", "–", "–"]
        : [
            titles[name],
            formatMs(wall.median),
            formatMs(cpu.median),
            ...(name === "onnx" ? ["–", "–"] : ratioCells(ratio)),
            String(rounds),
            String(iterations),
          ],
    ),
  );
}

function ratioCells({ quarter, median, threeQuarters }) {
  return [median.toFixed(2), `${quarter.toFixed(2)} to ${threeQuarters.toFixed(2)}`];
}
