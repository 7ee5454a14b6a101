import type { ComparedRun, Comparison } from "./comparison.ts";
import type { RunGroup } from "./run-groups.ts";

/** So many settings are told apart by color; of more, color says how good a run is. */
const MOST = 6;

/** After Okabe and Ito, so that color-blind readers tell them apart. */
const distinct = [
  ["#0072b2", "#56b4e9"],
  ["#d55e00", "#e69f00"],
  ["#009e73", "#33b98f"],
  ["#a8588a", "#cc79a7"],
  ["#7d6608", "#f0e442"],
  ["#4a5060", "#c6cad4"],
] as const;

/** From the worst to the best: on light and on dark, the better the further from the page. */
const graded = [
  ["#d9bb83", "#5f4526"],
  ["#bdae83", "#75603c"],
  ["#95a58a", "#7d8159"],
  ["#63999a", "#6f9f83"],
  ["#3d82a3", "#6fbdad"],
  ["#2b639c", "#a3decf"],
  ["#21327f", "#eafff7"],
] as const;

/** How runs are colored: each has a class, and the page a style for it. */
export interface RunColors {
  /** Whether color stands for the measure, and not for the settings. */
  readonly isGraded: boolean;
  /** A run's class, by its place among all. */
  readonly classes: readonly string[];
  /** The class of runs that differ in their seeds alone, by their place among all settings. */
  readonly groupClasses: readonly string[];
  /** Values of the measure at both ends of the scale, where it is graded: the worst and the best. */
  readonly ends?: readonly [number, number];
  readonly style: string;
}

/** Chooses colors: one for each setting where these are few, else one for each step of the measure. */
export function runColors(
  { runs, measure, isLowerBetter }: Comparison,
  groups: readonly RunGroup[],
): RunColors {
  if (groups.length <= MOST) {
    const groupClasses = groups.map((_, i) => `c${i}`);
    const classes: string[] = [];
    groups.forEach(({ members }, i) => {
      for (const run of members) classes[run] = groupClasses[i]!;
    });
    return { isGraded: false, classes, groupClasses, style: styleOf(distinct) };
  }
  const measured = ({ values }: ComparedRun) => values[measure] ?? Number.NaN;
  const sound = runs.filter(({ lost }) => !lost);
  const sorted = (sound.length > 0 ? sound : runs)
    .map(measured)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  // One run far from all others would leave one color to these.
  const [low = 0, high = 0] = [0.05, 0.95].map((share) => {
    return sorted[Math.round(share * (sorted.length - 1))];
  });
  const ends = isLowerBetter ? ([high, low] as const) : ([low, high] as const);
  const classOf = (value: number) => {
    if (!Number.isFinite(value)) return "cx";
    const share = ends[1] === ends[0] ? 1 : (value - ends[0]) / (ends[1] - ends[0]);
    return `c${Math.round(Math.min(1, Math.max(0, share)) * (graded.length - 1))}`;
  };
  return {
    ...{ isGraded: true, ends, style: styleOf(graded) },
    classes: runs.map((run) => classOf(measured(run))),
    groupClasses: groups.map(({ estimate }) => classOf(estimate?.mean ?? Number.NaN)),
  };
}

function styleOf(colors: readonly (readonly [light: string, dark: string])[]): string {
  const values = (scheme: 0 | 1) => colors.map((pair, i) => `--c${i}:${pair[scheme]}`).join(";");
  return [
    `:root{${values(0)}}`,
    `@media (prefers-color-scheme:dark){:root{${values(1)}}}`,
    ...colors.map((_, i) => `.c${i}{--own:var(--c${i})}`),
    ".cx{--own:var(--muted)}",
  ].join("\n");
}
