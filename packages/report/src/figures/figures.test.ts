import { readFile } from "node:fs/promises";
import { Resvg } from "@resvg/resvg-wasm";
import { DOMParser } from "linkedom";
import { GifReader } from "omggif";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import {
  figure1,
  overfittingFigure,
  picturePlate,
  proposition1Figure,
  proposition2Figure,
  saturationFigure,
} from "../index.ts";
import { svgsToGif, svgToPng } from "../node.ts";
import { mathText, wrap } from "./math-text.ts";

const x = Float64Array.from({ length: 120 }, (_, i) => -3 + (6 * (i + 0.5)) / 120);
const gaussian = (mean: number, deviation: number) =>
  x.map(
    (at) => Math.exp(-(((at - mean) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI)),
  );
const pData = gaussian(0, 0.6);
const pG = gaussian(0.8, 0.45);
const optimal = pData.map((p, i) => p / (p + pG[i]!));
const caption = "V(D, G) = −1.3848 nats and JSD(p_data ‖ p_g) = 0.0073; −log 4 = −1.3863. ".repeat(
  3,
);
const early = { iteration: 120, probability: 0.0053, minimax: 0.018, nonSaturating: 5.7 };
const moment = (title: string) => ({
  ...{ title, x, pData, pG, optimal, discriminator: optimal.map((d) => (d + 0.5) / 2) },
  arrows: [-1.7, -1, 0, 1, 1.7].map((z) => ({ z, x: z * 0.6 })),
});
const titles = ["(a) Near convergence: iteration 402", "(b)", "(c)", "(d) The end: p_g ≈ p_data"];

const figures: Readonly<Record<string, string>> = {
  "figure 1": figure1(titles.map(moment), { noiseRange: [-1.73, 1.73], caption }),
  "figure 1, one frame": figure1([moment("Iteration 4,000 of 4,000")], {
    ...{ noiseRange: [-1.73, 1.73], caption: "JSD = 0.0073 nats" },
  }),
  saturation: saturationFigure({
    curve: Array.from(x, (logit) => 1 / (1 + Math.exp(-3.1 * logit))).map((p) => ({
      ...{ probability: p, minimax: p, nonSaturating: 1 - p },
    })),
    measured: [
      { iteration: 0, probability: 0.5, minimax: 0.003, nonSaturating: 0.003 },
      early,
      { iteration: 160, probability: 0.03, minimax: 0.1, nonSaturating: 5 },
    ],
    ...{ early, caption },
  }),
  "proposition 1": proposition1Figure(
    ["Two Gaussians", "A mixture"].map((name) => ({
      ...{ name, x, pData, pG, optimal, meanDeviation: 0.0025 },
      trained: optimal.map((d) => d * 0.99),
    })),
    { caption },
  ),
  "proposition 2": proposition2Figure({
    ...{ x, pData, caption },
    trajectory: Array.from({ length: 201 }, (_, iteration) => ({
      ...{ iteration, pG, discriminator: optimal },
      criterion: -1.386 + 0.12 * Math.exp(-iteration / 12),
    })),
  }),
  overfitting: overfittingFigure(
    [0, 50, 100, 200, 300].map((iteration) => ({
      ...{ iteration, trainingValue: -1.4 * Math.exp(-iteration / 40) },
      heldOutValue: -1.4 - iteration / 130,
    })),
    { caption },
  ),
  pictures: picturePlate(
    { width: 61, height: 40, channels: 1, pixels: new Uint8Array(61 * 40).fill(90) },
    {
      title: "Figure 2: samples of G",
      description: "Samples",
      headings: ["fair draws from G", "nearest training example"],
      caption,
    },
  ),
};

interface Box {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where each label of a figure lies, as the rasterizer sets it: the figure is drawn with nothing else in it. */
async function labelsOf(svg: string): Promise<Box[]> {
  await svgToPng("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>");
  const font = await readFile(new URL("../../font/DejaVuSans.ttf", import.meta.url));
  const options = { font: { fontBuffers: [font], defaultFontFamily: "DejaVu Sans" } };
  const count = svg.match(/<text/g)!.length;
  return Array.from({ length: count }, (_, i) => {
    const document = new DOMParser().parseFromString(svg, "image/svg+xml");
    const own = document.querySelectorAll("text")[i]!;
    for (const element of document.querySelectorAll("path, line, rect, circle, image, text")) {
      if (element !== own) element.remove();
    }
    const resvg = new Resvg(document.toString(), options);
    const box = resvg.getBBox()!;
    resvg.free();
    return {
      text: `${own.textContent}`,
      ...{ left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height },
    };
  });
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe.each(Object.entries(figures))("%s", (_, svg) => {
  const [width, height] = ["width", "height"].map((side) =>
    Number(svg.match(new RegExp(`^<svg [^>]*\\b${side}="(\\d+)"`))![1]),
  ) as [number, number];

  it("is XML that a strict reader draws, at the size it says", async () => {
    expect(svg).not.toMatch(/NaN|undefined|<style/);
    const { width: wide, height: high } = PNG.sync.read(Buffer.from(await svgToPng(svg)));
    expect([wide, high]).toEqual([2 * width, 2 * height]);
  });

  it("has no label over another or outside the picture", async () => {
    const labels = await labelsOf(svg);
    expect(labels.length).toBeGreaterThan(4);
    for (const [i, label] of labels.entries()) {
      const place = `“${label.text}”`;
      expect(label.left, place).toBeGreaterThanOrEqual(0);
      expect(label.right, place).toBeLessThanOrEqual(width);
      expect(label.top, place).toBeGreaterThanOrEqual(0);
      expect(label.bottom, place).toBeLessThanOrEqual(height);
      for (const other of labels.slice(i + 1)) {
        expect(overlap(label, other), `${place} over “${other.text}”`).toBe(false);
      }
    }
  });
});

it("sets subscripts, and escapes the rest", () => {
  expect(mathText("p_data < p_g")).toBe(
    'p<tspan font-size="75%" dy="0.3em">data</tspan><tspan dy="-0.225em"> &#60; p</tspan><tspan font-size="75%" dy="0.3em">g</tspan>',
  );
});

it("breaks lines between words, and never between a name and its value", () => {
  const lines = wrap("so V = 3 and log 4", 58, 12);
  expect(lines).toEqual(["so V\u00a0=\u00a03", "and", "log\u00a04"]);
});

it("animates figures of one size", async () => {
  const frames = [0, 1].map((i) =>
    figure1([moment(`Iteration ${i}`)], { noiseRange: [-1, 1], caption: "JSD" }),
  );
  const gif = new GifReader(Buffer.from(await svgsToGif(frames)));
  expect(gif.numFrames()).toBe(2);
  expect(frames[0]).toContain(`width="${gif.width}" height="${gif.height}"`);
});
