import type { TrainingRecord } from "@gan/spec";
import * as Plot from "@observablehq/plot";
import { type FigureSize, figure } from "./figure.ts";
import { type ColorName, fillIn, strokeIn } from "./palette.ts";
import { type Thinned, thin } from "./thin.ts";

/** The size of a figure of losses, and where they come to rest. */
export interface LossCurvesOptions extends FigureSize {
  /**
   * Values where p_g = p_data and D cannot tell, in nats; G's is absent where it can be any.
   *
   * @default 2 log 2 for D, the paper's sum, and log 2 for G, the non-saturating loss
   */
  readonly equilibrium?: { readonly discriminator: number; readonly generator?: number };
  /** Whether the losses come to rest there: whether D and G descend the game's own. @default true */
  readonly hasEquilibrium?: boolean;
}

/** Draws the players' losses over the iterations, with their values at the equilibrium, as SVG. */
export function lossCurves(
  records: readonly TrainingRecord[],
  { equilibrium, hasEquilibrium = true, ...size }: LossCurvesOptions = {},
): string {
  const rest = equilibrium ?? { discriminator: 2 * Math.LN2, generator: Math.LN2 };
  const { discriminator, generator = discriminator } = rest;
  const roles = rolesIn(records);
  const gap = discriminator - generator;
  const both =
    rest.generator === undefined
      ? `D's is ${inLogs(discriminator)}`
      : `they are ${inLogs(discriminator)} and ${inLogs(generator)} nats`;
  const highest = records.reduce(
    (top, { values }) => Math.max(top, ...roles.map((role) => values[`${role}Loss`] ?? 0)),
    1,
  );
  const isCrowded = gap !== 0 && Math.abs(gap) < 0.07 * highest;
  const shift = isCrowded ? -7 * Math.sign(gap) : 0;
  return figure({
    ...size,
    description: [
      `Losses of ${roles.join(" and ")} over ${records.length} records.`,
      ...(hasEquilibrium ? [`At the equilibrium ${both}.`] : []),
    ].join(" "),
    marginRight: 50,
    x: iterationAxis(records),
    y: { label: hasEquilibrium ? "loss (nats)" : "loss" },
    legend: roles.map((role) => ({ label: role, color: colorOf(role) })),
    marks: [
      ...roles.flatMap((role) => curve(records, colorOf(role), `${role}Loss`)),
      ...(hasEquilibrium ? referenceLine(discriminator, inLogs(discriminator), shift) : []),
      ...(hasEquilibrium && gap !== 0 ? referenceLine(generator, inLogs(generator), -shift) : []),
    ],
  });
}

/** Who has a loss: D and G, where not others alone have one. */
function rolesIn(records: readonly TrainingRecord[]): string[] {
  const names = new Set(records.flatMap(({ values }) => Object.keys(values)));
  const found = [...names].flatMap((name) => /^(.+)Loss$/.exec(name)?.[1] ?? []);
  const others = found.filter((role) => role !== "discriminator" && role !== "generator");
  const both = ["discriminator", "generator"];
  return [...both.filter((role) => found.includes(role) || found.length === 0), ...others];
}

function colorOf(role: string): ColorName {
  return role === "discriminator" || role === "generator" ? role : "data";
}

/** Draws D's mean answers to real and to generated examples over the iterations, with the ½ line, as SVG. */
export function probabilityCurves(
  records: readonly TrainingRecord[],
  size: FigureSize = {},
): string {
  return figure({
    ...size,
    description: "Mean answers of the discriminator to real and to generated examples.",
    marginRight: 26,
    x: iterationAxis(records),
    y: { label: "D's answer", domain: [0, 1] },
    legend: [
      { label: "D(x), real", color: "data" },
      { label: "D(G(z)), fake", color: "generator" },
    ],
    marks: [
      ...curve(records, "data", "realProbability"),
      ...curve(records, "generator", "fakeProbability"),
      ...referenceLine(0.5, "½"),
    ],
  });
}

/** From 0, so that even one record has an axis to stand on. */
function iterationAxis(records: readonly TrainingRecord[]) {
  return { label: "iteration", domain: [0, records.at(-1)?.iteration ?? 1] };
}

/**
 * Means of one of the records' values as a line over a band from smallest to largest; a lone value as a dot. Records without the
 * value are passed over.
 */
function curve(records: readonly TrainingRecord[], color: ColorName, name: string): Plot.Markish[] {
  const points = thin(
    records,
    ({ iteration }) => iteration,
    ({ values }) => values[name],
  );
  const isThinned = points.length < records.length;
  const [x, y] = [(point: Thinned) => point.x, (point: Thinned) => point.mean];
  if (points.length === 1) return [Plot.dot(points, { x, y, r: 4, ...fillIn(color) })];
  return [
    ...(isThinned
      ? [Plot.areaY(points, { x, y1: "low", y2: "high", fillOpacity: 0.15, ...fillIn(color) })]
      : []),
    Plot.lineY(points, { x, y, strokeWidth: 1.75, ...strokeIn(color) }),
  ];
}

/** A dashed line across the frame, labeled in the margin, where no curve can cover its name; `dy` moves the name down. */
export function referenceLine(y: number, label: string, dy = 0): Plot.Markish[] {
  return [
    Plot.ruleY([y], { strokeDasharray: "5 4", strokeOpacity: 0.7 }),
    Plot.text([label], {
      y: () => y,
      text: (text: string) => text,
      frameAnchor: "right",
      textAnchor: "start",
      dx: 6,
      dy,
    }),
  ];
}

/** A value by its name where it is a multiple of log 2: `2 log 2`. */
function inLogs(value: number): string {
  const multiple = Math.round((value / Math.LN2) * 4) / 4;
  const isNamed = multiple !== 0 && Math.abs(multiple * Math.LN2 - value) < 1e-9;
  if (!isNamed) return value.toFixed(2).replace("-", "−");
  const factor = Math.abs(multiple) === 1 ? "" : `${Math.abs(multiple)} `;
  return `${multiple < 0 ? "−" : ""}${factor}log 2`;
}
