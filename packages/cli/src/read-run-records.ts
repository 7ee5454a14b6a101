import type { RunView } from "@gan/runs/node";
import { CorruptFileError } from "@gan/spec";
import { z } from "zod";
import type { RunRecord } from "./records.ts";

/** A number; what is not finite was stored as `null`. */
const number = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);
const estimate = z.looseObject({ mean: number, standardError: number });
const place = { iteration: z.number(), epoch: z.number(), backend: z.string() };

/** What each kind of record has at least. */
const recordSchema = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("training"), ...place }),
  z.looseObject({
    kind: z.literal("monitor"),
    ...place,
    ...{ falseNegatives: number, falsePositives: number, sampleGradientNorm: number },
    diversity: number,
  }),
  z.looseObject({
    kind: z.literal("score"),
    ...place,
    ...{ logLikelihood: estimate, validationLogLikelihood: number, sampleCount: number },
    bandwidth: number.optional(),
    folds: z.array(z.looseObject({ logLikelihood: estimate, bandwidth: number })).optional(),
  }),
]);

/**
 * Reads a run's records and checks that each has the numbers of its kind.
 *
 * @throws {CorruptFileError} Naming the first line that has not.
 */
export async function readRunRecords(run: RunView): Promise<RunRecord[]> {
  const stored = await run.records();
  return stored.map((record, i) => {
    const { success, data, error } = recordSchema.safeParse(record);
    if (success) return data as unknown as RunRecord;
    const [issue] = error.issues;
    throw new CorruptFileError(
      `${run.path}/stats.jsonl`,
      `has a line ${i + 1} whose \`${issue?.path.join(".")}\` cannot be read (${issue?.message})`,
      "Delete that line.",
    );
  });
}
