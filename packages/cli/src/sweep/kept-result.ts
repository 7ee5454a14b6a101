import { loadRun } from "@gan/runs/node";
import { z } from "zod";
import { type Trial, trialName } from "./trial.ts";
import type { TrialResult } from "./trial-result.ts";

/** In the trial's run folder. */
const FILE = "trial.json";

const schema = z.object({
  /** The run's length when it came to this. */
  iterations: z.number(),
  values: z.record(z.string(), z.number()),
  condition: z.string().optional(),
});

/** Keeps what a trial came to beside its run, so that whoever asks again need not go through the run. */
export async function keepResult(
  { run: path, ...result }: TrialResult,
  { out }: { readonly out: string },
): Promise<void> {
  const { options, store } = await loadRun(path, { parent: out });
  const kept = { iterations: options.iterations, ...result };
  const text = `${JSON.stringify(kept, null, 2)}\n`;
  await store.writeAtomically(FILE, new TextEncoder().encode(text));
}

/**
 * What a trial came to, where it is trained as far as it is to be.
 *
 * @returns `undefined` where it is not, or nobody kept that: then the run tells.
 */
export async function keptResult(
  trial: Trial,
  { out, until = trial.iterations }: { readonly out: string; readonly until?: number | undefined },
): Promise<TrialResult | undefined> {
  const run = await loadRun(trialName(trial), { parent: out }).catch(() => undefined);
  const bytes = await run?.store.read(FILE);
  if (!run || !bytes) return undefined;
  const { data } = schema.safeParse(parsed(bytes));
  // A run that somebody has trained further since is another result.
  if (!data || data.iterations !== run.options.iterations) return undefined;
  if (until !== undefined && until !== data.iterations) return undefined;
  const { values, condition } = data;
  return { values, run: run.path, ...(condition !== undefined && { condition }) };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
