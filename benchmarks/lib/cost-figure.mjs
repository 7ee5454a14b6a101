import * as Plot from "@observablehq/plot";
import { DOMParser } from "linkedom";
import { formatMs } from "./table-cells.mjs";
import { clockOf } from "./tables.mjs";

/** Okabe and Ito's colors, as in `@gan/report`, and a shape for readers who do not tell them apart. */
const styles = {
  onnx: { label: "@gan on onnx", color: "#0072b2", symbol: "circle" },
  torch: { label: "PyTorch, CPU", color: "#d55e00", symbol: "square" },
  wasm: { label: "@gan on wasm", color: "#009e73", symbol: "triangle" },
};

const panel = { width: 380, height: 320, top: 64, gap: 16, margin: 18 };

/** Time of an iteration against width and against batch, both axes by their logarithm, as SVG: a white sheet for any page. */
export function costFigure(result) {
  const clock = clockOf(result);
  const points = result.cases.flatMap(({ width, batchSize, contenders }) =>
    contenders.map((each) => ({ width, batchSize, name: each.name, ms: each[clock].median })),
  );
  const everywhere = points.map(({ ms }) => ms);
  const domain = [Math.min(...everywhere) / 1.4, Math.max(...everywhere) * 1.4];
  const panels = [
    {
      x: "width",
      label: "width of the hidden layers (1: the paper's)",
      of: points.filter((p) => p.batchSize === 100),
    },
    { x: "batchSize", label: "examples in a minibatch", of: points.filter((p) => p.width === 1) },
  ];
  const names = Object.keys(styles).filter((name) => points.some((point) => point.name === name));
  const [sheetWidth, sheetHeight] = [
    2 * (panel.margin + panel.width) + panel.gap,
    panel.top + panel.height + panel.margin,
  ];
  const which = clock === "cpu" ? "of the processor, one thread; loaded machine" : "one thread";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheetWidth}" height="${sheetHeight}" viewBox="0 0 ${sheetWidth} ${sheetHeight}" `,
    `role="img" aria-label="${describe(points)}" font-family="system-ui, sans-serif" fill="#1a1a1a" color="#1a1a1a">`,
    `<rect width="${sheetWidth}" height="${sheetHeight}" fill="white"/>`,
    `<text x="${panel.margin}" y="30" font-size="16" font-weight="bold">Milliseconds of one mnist iteration, ${which}</text>`,
    ...names.map((name, i) => legendEntry(styles[name], panel.margin + 6 + 150 * i, 50)),
    ...panels.map((each, i) =>
      draw(each, domain, names).replace(
        "<svg ",
        `<svg x="${panel.margin + i * (panel.width + panel.gap)}" y="${panel.top}" overflow="visible" `,
      ),
    ),
    "</svg>\n",
  ].join("");
}

function draw({ x, label, of: points }, domain, names) {
  const document = new DOMParser().parseFromString("<svg/>", "image/svg+xml");
  const ticks = [...new Set(points.map((point) => point[x]))].sort((a, b) => a - b);
  const svg = Plot.plot({
    document,
    width: panel.width,
    height: panel.height,
    marginLeft: 52,
    marginRight: 52,
    marginBottom: 44,
    marginTop: 10,
    className: "gan-cost",
    style: { fontSize: "12px", background: "none" },
    x: { type: "log", label, labelAnchor: "center", labelArrow: "none", ticks, tickFormat: String },
    y: {
      type: "log",
      label: null,
      grid: true,
      domain,
      ticks: 4,
      tickFormat: (ms) => formatTick(ms),
    },
    marks: names.flatMap((name) => {
      const own = points.filter((point) => point.name === name).sort((a, b) => a[x] - b[x]);
      const { color, symbol } = styles[name];
      return [
        Plot.lineY(own, { x, y: "ms", stroke: color, strokeWidth: 2 }),
        Plot.dot(own, { x, y: "ms", fill: color, symbol, r: 4.5 }),
      ];
    }),
  });
  svg.querySelector("style")?.remove();
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return svg.outerHTML;
}

function legendEntry({ label, color, symbol }, x, y) {
  const shapes = {
    circle: `<circle cx="${x}" cy="${y}" r="4.5" fill="${color}"/>`,
    square: `<rect x="${x - 4}" y="${y - 4}" width="8" height="8" fill="${color}"/>`,
    triangle: `<path d="M${x},${y - 5}l5,9h-10Z" fill="${color}"/>`,
  };
  return `${shapes[symbol]}<text x="${x + 12}" y="${y + 4.5}" font-size="13">${label}</text>`;
}

/** 1, 10, 100 and 1,000 are named; the grid shows what lies between. */
function formatTick(ms) {
  return Number.isInteger(Math.log10(ms)) ? ms.toLocaleString("en-US") : "";
}

function describe(points) {
  const at = (name) =>
    points
      .filter((point) => point.name === name)
      .map(({ width, batchSize, ms }) => `width ${width}, batch ${batchSize}: ${formatMs(ms)}`)
      .join("; ");
  return Object.entries(styles)
    .map(([name, { label }]) => `${label}: ${at(name)}`)
    .join(". ");
}
