/** What came of a trial. */
export interface TrialResult {
  /** Every number that it was scored or measured by, by its name. */
  readonly values: Readonly<Record<string, number>>;
  /** How it stood at its end, in a word or two; absent where nobody can say. */
  readonly condition?: string;
  /** Its run's folder. */
  readonly run: string;
}

/** Reads the last line that `gan train --json` prints of a run that has come to its end. */
export function trialResultOf(document: Readonly<Record<string, unknown>>): TrialResult {
  const { score, measures, health, path } = document as {
    score?: Record<string, unknown>;
    measures?: Record<string, unknown>;
    health?: { condition?: string };
    path: string;
  };
  const values: Record<string, number> = {};
  collect("", measures ?? {}, values);
  if (score) {
    const { logLikelihood, validationLogLikelihood, falseNegatives, falsePositives } = score;
    const { mean } = logLikelihood as { mean: number };
    collect("", { nats: mean, validationLogLikelihood, falseNegatives, falsePositives }, values);
  }
  const condition = health?.condition;
  return { values, run: path, ...(condition !== undefined && { condition }) };
}

function collect(prefix: string, from: object, into: Record<string, number>): void {
  for (const [name, value] of Object.entries(from)) {
    const key = prefix === "" ? name : `${prefix}: ${name}`;
    if (typeof value === "number") into[key] = value;
    else if (typeof value === "object" && value !== null) collect(key, value, into);
  }
}
