import type { TrainingRecord } from "@gan/spec";
import type { Finding } from "./diagnosis.ts";
import type { Look } from "./look.ts";
import { average, valuesOf } from "./records.ts";
import { percent, twoFigures } from "./words.ts";

/** What a diagnosis rests on. */
export interface Evidence {
  /** The last ones, in order. */
  readonly records: readonly TrainingRecord[];
  /** The last ones, in order; the last two count. */
  readonly looks: readonly Look[];
  /** Whether the gradient of G's loss vanishes where D rejects every sample, as that of minimax does. @default false */
  readonly saturates?: boolean | undefined;
  /** Whether D's output is a score that stands for no probability, so that how often it is right says nothing. @default false */
  readonly isScore?: boolean | undefined;
  /** D's loss where it cannot tell, 0 where that bounds nothing. @default 2 log 2, as of logits */
  readonly guessing?: number | undefined;
  /** Name of a loss whose gradient does not, to advise. @default none is named */
  readonly instead?: string | undefined;
}

/** The figures of modes, where there are any. */
export function countsOf(modes: Look["modes"]): Record<string, number> {
  return modes ? { found: modes.found, total: modes.total } : {};
}

/** Finds one failure, or nothing: so also where records do not have what it looks at. */
export type Sign = (evidence: Evidence) => Finding | undefined;

/** So many times what guessing costs D is not a lack of skill. */
const OVERSHOT = 7;

/** Numbers that leave all bounds. */
export const divergence: Sign = ({ records, looks, guessing = 2 * Math.LN2 }) => {
  const recent = records.slice(-5);
  // A penalty may start high and is no sign of updates that overshoot.
  const worst = Math.max(
    ...recent.map(({ values }) => (values.discriminatorLoss ?? 0) - (values.penalty ?? 0)),
  );
  const all = recent.flatMap(({ values }) => Object.values(values));
  const isLost = !all.every(Number.isFinite) || Number.isNaN(looks.at(-1)?.diversity);
  if (!isLost && !(guessing > 0 && worst > OVERSHOT * guessing)) return undefined;
  const seen = isLost
    ? "Numbers are no longer finite."
    : `D's loss reached ${twoFigures(worst)}, where guessing costs ${Number(guessing.toPrecision(3))}: updates overshoot.`;
  return {
    condition: "divergence",
    text: `The game diverges. ${seen}`,
    advice: "Lower the learning rate or the momentum, and start again from an earlier checkpoint.",
    figures: isLost ? {} : { loss: worst, guessing },
  };
};

/** A G whose output depends on nothing, or that has stopped. */
export const generatorDead: Sign = ({ records, looks }) => {
  const [before, last] = [looks.at(-2), looks.at(-1)];
  if (last === undefined) return undefined;
  const isConstant = last.diversity < 1e-4;
  const isStill =
    before !== undefined &&
    last.iteration > before.iteration &&
    (last.movement ?? 1) < 1e-5 &&
    (average(records, "fakeProbability") ?? 1) < 0.3;
  if (!isConstant && !isStill) return undefined;
  const seen = isConstant
    ? `every z gives the same sample: samples are ${percent(last.diversity)} as far apart as the data`
    : `its samples have not moved since iteration ${before!.iteration}, though D tells them apart`;
  return {
    condition: "generator dead",
    text: `G is dead: ${seen}.`,
    advice:
      "Start again with a lower learning rate for G or smaller first weights: its hidden units may all be off.",
    figures: isConstant ? { diversity: last.diversity } : { since: before!.iteration },
  };
};

/** The Helvetica scenario: too many z go to the same x. */
export const collapse: Sign = ({ looks }) => {
  const recent = looks.slice(-2);
  if (recent.length === 0) return undefined;
  const { diversity, modes } = recent.at(-1)!;
  const isNarrow = recent.every((look) => look.diversity < 0.5);
  const missesModes = modes && modes.nearShare >= 0.5 && modes.found <= modes.total / 2;
  if (!isNarrow && !missesModes) return undefined;
  const found = modes ? ` and ${modes.found} of ${modes.total} modes are found` : "";
  return {
    condition: "collapse",
    text: `G collapses (the Helvetica scenario): it ${isNarrow ? "sends many z to the same x" : "leaves out much of the data"}. Samples are ${percent(diversity)} as far apart as the data${found}.`,
    advice:
      "Train G less for each update of D: 1 of `generatorSteps`, 2 or more `discriminatorSteps`, or a lower learning rate.",
    figures: { diversity, ...(isNarrow && { narrow: 1 }), ...countsOf(modes) },
  };
};

/** A saturating loss where D rejects every sample: G's gradient is D(G(z)). */
export const saturation: Sign = ({ records, saturates, instead }) => {
  const fake = average(records, "fakeProbability");
  if (!saturates || fake === undefined || fake >= 0.05) return undefined;
  return {
    condition: "saturation",
    text: `G's loss saturates: D(G(z)) is ${twoFigures(fake)} over ${records.length} records, and under this loss that is all that is left of each gradient.`,
    advice: `Use ${instead === undefined ? "a loss" : `the loss "${instead}"`} whose gradient is largest there.`,
    figures: { fake, records: records.length },
  };
};

/** A D that is nearly never wrong. */
export const discriminatorWins: Sign = ({ records, looks }) => {
  const [real, fake] = [average(records, "realProbability"), average(records, "fakeProbability")];
  if (real === undefined || fake === undefined) return undefined;
  // With dropout D is less sure of examples than without, as a look has it.
  const rightShare = looks.at(-1)?.rightShare ?? 0;
  if (!(fake < 0.1 && (real > 0.9 || rightShare > 0.99))) return undefined;
  const right = rightShare > 0.99 ? `, and it is right about ${percent(rightShare)}` : "";
  return {
    condition: "discriminator wins",
    text: `D wins: over ${records.length} records D(x) is ${twoFigures(real)} and D(G(z)) ${twoFigures(fake)} on average${right}.`,
    advice:
      "Strengthen G: 2 or more `generatorSteps` (alternating), or a higher learning rate. Or weaken D: fewer `discriminatorSteps`, more dropout or a smaller network.",
    figures: { records: records.length, real, fake, ...(rightShare > 0.99 && { rightShare }) },
  };
};

/** Players that chase one another in circles. */
export const oscillation: Sign = ({ records }) => {
  let swings = 0;
  let side = 0;
  for (const fake of valuesOf(records, "fakeProbability")) {
    const next = fake > 0.65 ? 1 : fake < 0.35 ? -1 : side;
    if (next !== side && side !== 0) swings++;
    side = next;
  }
  if (swings < 4) return undefined;
  return {
    condition: "oscillation",
    text: `The game oscillates: D(G(z)) swung ${swings} times between below 0.35 and above 0.65 in ${records.length} records.`,
    advice: "Lower the learning rate or the momentum of both players, or use larger minibatches.",
    figures: { swings, records: records.length },
  };
};
