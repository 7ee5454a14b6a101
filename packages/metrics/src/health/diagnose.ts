import type { TrainingRecord } from "@gan/spec";
import type { Diagnosis, Finding } from "./diagnosis.ts";
import type { Look } from "./look.ts";
import { average } from "./records.ts";
import {
  collapse,
  countsOf,
  discriminatorWins,
  divergence,
  type Evidence,
  generatorDead,
  oscillation,
  saturation,
} from "./signs.ts";
import { percent, twoFigures } from "./words.ts";

/** Gravest first: each may bring those after it along. A G that D rejects everywhere has nowhere to spread to. */
const signs = [generatorDead, saturation, discriminatorWins, collapse, oscillation];

/** A D that is right this often tells samples from examples; chance is ½. */
const TELLS = 0.85;
/** Samples that lie nearer together than this, as a share of how far apart the data do, are alike. */
const DIVERSE = 0.7;

/** What a diagnosis rests on. */
export interface DiagnoseOptions extends Omit<Evidence, "looks"> {
  /** The last two are used; none are needed. @default none */
  readonly looks?: readonly Look[];
  /** Records that a diagnosis rests on; with fewer it is too early for all but divergence. @default 20 */
  readonly window?: number;
}

/** Says how a game stands, from plain records and looks: those of a finished run, for instance. */
export function diagnose({
  records,
  looks = [],
  window = 20,
  ...loss
}: DiagnoseOptions): Diagnosis {
  const evidence: Evidence = { records: records.slice(-window), looks, ...loss };
  const lost = divergence(evidence);
  const isEarly = evidence.records.length < window;
  const others = isEarly ? [] : signs.map((sign) => sign(evidence));
  const failures = [lost, ...others].filter((finding) => finding !== undefined);
  const gravest = failures[0] ?? (isEarly ? early(evidence, window) : standing(evidence));
  return { ...gravest, failures };
}

function early({ records }: Evidence, window: number): Finding {
  return {
    condition: "too early",
    text: `There are ${records.length} of the ${window} records that a diagnosis needs.`,
    advice: "Let it train on.",
    figures: { records: records.length, window },
  };
}

/** What is to be said where nothing failed. */
function standing({ records, looks, isScore = false }: Evidence): Finding {
  const look = looks.at(-1);
  const [real, fake] = [average(records, "realProbability"), average(records, "fakeProbability")];
  const seen = seenByD(records, real, fake);
  const told = seen.length > 0 ? { real: real!, fake: fake!, records: records.length } : {};
  if (look === undefined) {
    const text = `Nothing is wrong, as far as the losses tell${seen.map((each) => `: ${each}`).join("")}.`;
    return { condition: "unfinished", text, advice: "Look at samples.", figures: told };
  }
  const { modes, diversity, rightShare } = look;
  const hasModes = modes === undefined || (modes.found === modes.total && modes.nearShare >= 0.9);
  // A D that still tells most samples from examples leaves G something to learn, whatever samples look like.
  const isFooled = real === undefined || fake === undefined || real - fake < 0.5;
  const isThere = hasModes && isFooled && (isScore || rightShare < TELLS) && diversity >= DIVERSE;
  return {
    condition: isThere ? "healthy" : "unfinished",
    text: `${isThere ? "The game is healthy" : "Nothing is wrong, but G is not there yet"}: ${[...seen, ...seenIn(look, isScore)].join(", ")}.`,
    advice: isThere ? "Nothing needs to change." : "Let it train on.",
    figures: {
      ...told,
      ...(!isScore && { rightShare }),
      diversity,
      ...countsOf(modes),
      ...(modes && { nearShare: modes.nearShare }),
    },
  };
}

function seenByD(
  { length }: readonly TrainingRecord[],
  real: number | undefined,
  fake: number | undefined,
): string[] {
  if (real === undefined || fake === undefined) return [];
  return [
    `D(x) is ${twoFigures(real)} and D(G(z)) ${twoFigures(fake)} on average over ${length} records`,
  ];
}

function seenIn({ rightShare, diversity, modes }: Look, isScore: boolean): string[] {
  return [
    ...(isScore ? [] : [`D is right about ${percent(rightShare)} of real and generated examples`]),
    `samples are ${percent(diversity)} as far apart as the data`,
    ...(modes
      ? [
          `${modes.found} of ${modes.total} modes are found`,
          `${percent(modes.nearShare)} of the samples lie near one`,
        ]
      : []),
  ];
}
