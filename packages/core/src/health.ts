import { assertPositiveInteger, type Dataset, type TrainingRecord } from "@gan/spec";
import type { Game } from "./game.ts";
import type { Diagnosis, Finding } from "./health/diagnosis.ts";
import { createLooker, type KnownModes, type Look } from "./health/look.ts";
import {
  average,
  collapse,
  discriminatorWins,
  divergence,
  figure,
  generatorDead,
  oscillation,
  percent,
  saturation,
} from "./health/signs.ts";

/** Gravest first: each may bring those after it along. A G that D rejects everywhere has nowhere to spread to. */
const signs = [generatorDead, saturation, discriminatorWins, collapse, oscillation];

/** What a monitor compares a game with. */
export interface HealthMonitorOptions {
  /** What G is to learn: the diversity of samples is compared with its own. */
  readonly data: Dataset;
  /** Modes to count, where the data has some that are known. */
  readonly modes?: KnownModes | undefined;
  /** Records that a diagnosis rests on. @default 20 */
  readonly window?: number;
}

/** Watches a game and says in words how it stands. */
export interface HealthMonitor {
  /** Takes one record of the training. */
  add(record: TrainingRecord): void;
  /** Draws samples and measures them; nothing changes. Worth a call every few records. */
  look(game: Game): Promise<Look>;
  /** How the game stands, from the last records and looks. */
  diagnose(): Diagnosis;
}

/**
 * Creates a monitor for one run.
 *
 * It names collapse (the Helvetica scenario), a D that wins, a dead G, oscillation, saturation and divergence. Records
 * alone show all but the first and the third; those need looks at samples.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 6.
 */
export function createHealthMonitor({
  data,
  modes,
  window = 20,
}: HealthMonitorOptions): HealthMonitor {
  assertPositiveInteger("window", window);
  const lookAt = createLooker(data, modes);
  const records: TrainingRecord[] = [];
  const looks: Look[] = [];
  return {
    add(record) {
      records.push(record);
      if (records.length > window) records.shift();
    },
    async look(game) {
      const look = await lookAt(game);
      looks.push(look);
      if (looks.length > 2) looks.shift();
      return look;
    },
    diagnose: () => diagnose(records, looks, window),
  };
}

/**
 * Says how a game stands, from plain records and looks: those of a finished run, for instance.
 *
 * @param records - The last ones are used, as many as `window`.
 * @param looks - The last two are used; none are needed.
 * @param window - Records that a diagnosis rests on; with fewer it is too early for all but divergence. @default 20
 */
export function diagnose(
  records: readonly TrainingRecord[],
  looks: readonly Look[] = [],
  window = 20,
): Diagnosis {
  const recent = records.slice(-window);
  const lost = divergence(recent, looks);
  const isEarly = recent.length < window;
  const others = isEarly ? [] : signs.map((sign) => sign(recent, looks));
  const failures = [lost, ...others].filter((finding) => finding !== undefined);
  const gravest = failures[0] ?? (isEarly ? early(recent, window) : standing(recent, looks.at(-1)));
  return { ...gravest, failures };
}

function early({ length }: readonly TrainingRecord[], window: number): Finding {
  return {
    condition: "too early",
    text: `There are ${length} of the ${window} records that a diagnosis needs.`,
    advice: "Let it train on.",
  };
}

/** What is to be said where nothing failed. */
function standing(records: readonly TrainingRecord[], look: Look | undefined): Finding {
  const { modes } = look ?? {};
  const [real, fake] = [average(records, "realProbability"), average(records, "fakeProbability")];
  const hasModes = modes === undefined || (modes.found === modes.total && modes.nearShare >= 0.9);
  // A D that still tells most samples from examples leaves G something to learn, whatever samples look like.
  const isThere = hasModes && real - fake < 0.5;
  const seen = [
    `D(x) is ${figure(real)} and D(G(z)) ${figure(fake)} on average over ${records.length} records`,
    look && `D is right about ${percent(look.rightShare)} of real and generated examples`,
    look && `samples are ${percent(look.diversity)} as far apart as the data`,
    modes && `${modes.found} of ${modes.total} modes are found`,
    modes && `${percent(modes.nearShare)} of the samples lie near one`,
  ].filter((part) => part !== undefined);
  return {
    condition: isThere ? "healthy" : "unfinished",
    text: `${isThere ? "The game is healthy" : "Nothing is wrong, but G is not there yet"}: ${seen.join(", ")}.`,
    advice: isThere ? "Nothing needs to change." : "Let it train on.",
  };
}
