import type { TrainingRecord } from "@gan/spec";
import { parse } from "parse5";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import {
  lossCurves,
  probabilityCurves,
  type ReportPage,
  reportPage,
  scoreComparison,
  scoreCurve,
} from "./index.ts";
import { svgToPng } from "./node.ts";
import { encodePng } from "./png.ts";
import { thin } from "./thin.ts";

const recordAt = (iteration: number): TrainingRecord => ({
  iteration,
  epoch: Math.ceil(iteration / 10),
  values: {
    discriminatorLoss: 1.4,
    generatorLoss: 100 / iteration,
    realProbability: 0.5,
    fakeProbability: 0.5,
  },
});
const records = Array.from({ length: 1000 }, (_, i) => recordAt(i + 1));
const png = encodePng({ width: 2, height: 1, channels: 1, pixels: Uint8Array.of(0, 255) });
const estimate = { mean: 143.63, standardError: 1.52, count: 10_000 };
const paper = { label: "Adversarial nets", mean: 225, standardError: 2 };

/** Texts of an SVG, in order. */
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, text]) => text);

/** Position of a value on the y axis, read off two tick labels. */
function readY(svg: string, from: string, to: string): (pixels: number) => number {
  const pixelsOf = (label: string) =>
    Number(svg.match(new RegExp(`translate\\([\\d.]+,([\\d.]+)\\)" y="0.32em">${label}<`))![1]);
  const [a, b] = [pixelsOf(from), pixelsOf(to)];
  return (pixels) => Number(from) + ((pixels - a) / (b - a)) * (Number(to) - Number(from));
}

describe("curves", () => {
  it("draw the ½ line and the curves where the axis says", () => {
    const svg = probabilityCurves(records);
    const valueAt = readY(svg, "0.2", "0.8");
    const rule = svg.match(
      /<line y2="([\d.]+)"[^>]*x2="[\d.]+"[^>]*><\/line>|stroke-dasharray[^>]*><line y2="([\d.]+)"/,
    )!;
    expect(valueAt(Number(rule[1] ?? rule[2]))).toBeCloseTo(0.5, 6);
    const path = svg.match(/class="gan-stroke-data"[^>]*><path d="M[\d.]+,([\d.]+)/)!;
    expect(valueAt(Number(path[1]))).toBeCloseTo(0.5, 2);
  });

  it("name axes, players and equilibria", () => {
    const texts = textsOf(lossCurves(records));
    for (const text of ["discriminator", "generator", "2 log 2", "log 2", "iteration →"]) {
      expect(texts).toContain(text);
    }
    const halved = textsOf(
      lossCurves(records, { equilibrium: { discriminator: Math.LN2, generator: -Math.LN2 } }),
    );
    expect(halved).toContain("−log 2");
    expect(halved).not.toContain("2 log 2");
    // Of a critic, D's loss alone has a place to rest at.
    const critic = lossCurves(records, { equilibrium: { discriminator: 2 } });
    expect(textsOf(critic).filter((text) => text === "2.00")).toHaveLength(1);
    expect(critic).toMatch(/At the equilibrium D.{1,6}s is 2\.00\./);
  });

  it("draw whoever has a loss, and no equilibrium where none is known", () => {
    const infers = records.map((record) => ({ ...record, values: { encoderLoss: 2 } }));
    const texts = textsOf(lossCurves(infers, { hasEquilibrium: false }));
    expect(texts).toContain("encoder");
    for (const text of ["discriminator", "generator", "2 log 2", "log 2"]) {
      expect(texts).not.toContain(text);
    }
    const svg = lossCurves(infers, { hasEquilibrium: false });
    expect(svg).toMatch(/class="gan-stroke-data"[^>]*><path d="M/);
    expect(svg).toContain("Losses of encoder over 1000 records.");
  });

  it.each([0, 1, 2])("are drawn for %d records", (count) => {
    for (const svg of [
      lossCurves(records.slice(0, count)),
      probabilityCurves(records.slice(0, count)),
    ]) {
      expect(svg).not.toMatch(/NaN|undefined/);
      expect(svg).toMatch(/^<svg .*role="img".*<\/svg>$/s);
    }
  });

  it("leave out what is not finite", () => {
    const broken = { ...recordAt(3), values: { discriminatorLoss: Number.NaN } };
    expect(lossCurves([recordAt(1), recordAt(2), broken])).not.toMatch(/NaN/);
  });

  it("keep the extremes of the records they draw together", () => {
    const thinned = thin(
      records,
      (r) => r.iteration,
      (r) => r.values.generatorLoss!,
      50,
    );
    expect(thinned).toHaveLength(50);
    expect(thinned[0]).toMatchObject({ x: 20, high: 100, low: 5 });
    const mean = records.slice(0, 20).reduce((sum, r) => sum + r.values.generatorLoss!, 0) / 20;
    expect(thinned[0]!.mean).toBeCloseTo(mean, 9);
  });

  it("compare scores", () => {
    expect(textsOf(scoreComparison({ label: "This run", ...estimate }, [paper]))).toEqual(
      expect.arrayContaining(["This run", "Adversarial nets"]),
    );
    expect(textsOf(scoreCurve([{ epoch: 1, estimate }], { reference: paper }))).toContain("225");
  });

  it("escape names, so that other readers of SVG understand them", async () => {
    const label = `<b>"R&D"</b>`;
    const svg = scoreComparison({ ...paper, label }, []);
    expect(textsOf(svg)).toContain(`&lt;b&gt;"R&amp;D"&lt;/b&gt;`);
    await expect(svgToPng(svg)).resolves.toHaveProperty("length");
  });

  it("become pictures with text in them, the same ones each time", async () => {
    const svg = lossCurves(records);
    const first = await svgToPng(svg);
    const { width, height, data } = PNG.sync.read(Buffer.from(first));
    expect([width, height]).toEqual([1040, 560]);
    const isDark = (x: number, y: number) => data[(y * width + x) * 4]! < 90;
    let inked = 0;
    for (let y = 0; y < 40; y++) for (let x = 0; x < 200; x++) if (isDark(x, y)) inked++;
    expect(inked, "dark pixels where the y axis is named").toBeGreaterThan(200);
    expect(Buffer.compare(first, await svgToPng(svg))).toBe(0);
  });
});

describe("reportPage", () => {
  const page: ReportPage = {
    title: "Run 7",
    experiment: "mnist",
    options: { seed: 7, rate: Number.NaN, list: [1, 2], missing: undefined },
    records,
    samples: [0, 500].map((iteration) => ({ iteration, png })),
    figure2: png,
    figure3: png,
    score: { estimate, bandwidth: 0.21544, sampleCount: 10_000, paper },
    scores: [{ epoch: 1, estimate }],
    networks: [
      {
        role: "Generator",
        name: "g",
        layers: [{ name: "h0", description: "ReLU 3", outputShape: [3], parameterCount: 1234 }],
      },
    ],
    environment: { node: "20" },
    command: "gan train mnist",
  };

  /** Mistakes that a strict HTML parser finds. */
  function mistakesIn(text: string): string[] {
    const mistakes: string[] = [];
    parse(text, {
      onParseError: ({ code, startLine }) => mistakes.push(`${code} at ${startLine}`),
    });
    return mistakes;
  }

  it("is HTML without mistakes, whatever is left out", () => {
    expect(mistakesIn(reportPage(page))).toEqual([]);
    const bare = { title: "x", experiment: "ring", options: {}, samples: [], environment: {} };
    for (const few of [[], records.slice(0, 1)]) {
      const text = reportPage({ ...bare, records: few });
      expect(mistakesIn(text)).toEqual([]);
      expect(text.split("<script>")[0]).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it("asks nobody for anything", () => {
    const text = reportPage(page);
    expect(text).not.toMatch(/https?:|\/\/[a-z]|@import|url\(/i);
    for (const [, source] of text.matchAll(/\s(?:src|href|srcset)="([^"]*)"/g)) {
      expect(source).toMatch(/^data:image\/png;base64,/);
    }
    for (const rule of ["default-src", "base-uri", "form-action"]) {
      expect(text).toContain(`${rule} &#39;none&#39;`);
    }
  });

  it("carries the pictures, each with a text, whole", () => {
    const images = [...reportPage(page).matchAll(/<img [^>]*base64,([^"]+)" alt="([^"]+)"/g)];
    expect(images).toHaveLength(4);
    for (const [, data] of images) expect(Buffer.from(data!, "base64")).toEqual(Buffer.from(png));
  });

  it("says the score beside the paper's", () => {
    const text = reportPage(page);
    expect(text).toContain("143.6 <small>± 1.5 nats</small>");
    expect(text).toContain("Adversarial nets: <strong>225 ± 2</strong>");
    expect(text).toContain("1,234 parameters");
  });

  it("escapes what users wrote", () => {
    const evil = `"><script>alert('x')</script>&`;
    const text = reportPage({
      ...page,
      title: evil,
      experiment: evil,
      summary: evil,
      command: evil,
      options: { [evil]: evil },
      environment: { [evil]: evil },
      score: { estimate, paper: { ...paper, label: evil }, note: evil },
    });
    expect(text.match(/<script>/g)).toHaveLength(1);
    expect(mistakesIn(text)).toEqual([]);
  });
});
