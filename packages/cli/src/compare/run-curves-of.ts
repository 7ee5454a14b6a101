import { binPoints, type CurvePoint } from "@gan/report";
import { lastOfEpochs } from "../last-of-epochs.ts";
import { type RunRecord, type StoredScore, trainingRecordOf } from "../records.ts";

/** Points of a curve: more than a page can show. */
const MOST = 240;

/** Of what was measured between epochs: the rest says what the losses and settings do. */
const watched = [
  ...["quickParzen", "diversity", "modesFound"],
  ...["falseNegatives", "falsePositives", "sampleGradientNorm"],
] as const;

/**
 * What a run recorded on the way, by name: over iterations, its scores over epochs.
 *
 * @param longest - Iterations of the longest of the compared runs: long curves are binned alike in all of them.
 */
export function runCurvesOf(
  records: readonly RunRecord[],
  longest: number,
): Record<string, CurvePoint[]> {
  const curves: Record<string, CurvePoint[]> = {};
  const add = (name: string, x: number, y: number) => {
    curves[name] ??= [];
    curves[name].push({ x, y });
  };
  const scores = records.filter((record): record is StoredScore => record.kind === "score");
  for (const { epoch, logLikelihood } of lastOfEpochs(scores)) {
    add("score", epoch, logLikelihood.mean);
  }
  // The score of the untrained networks is stored when the training has ended.
  curves.score?.sort((a, b) => a.x - b.x);
  for (const record of records) {
    const { kind, iteration } = record;
    if (kind === "training") {
      for (const [name, value] of Object.entries(trainingRecordOf(record).values)) {
        add(name, iteration, value);
      }
    } else if (kind === "monitor") {
      for (const name of watched) {
        const value = record[name];
        if (value !== undefined) add(name, iteration, value);
      }
    }
  }
  return Object.fromEntries(
    Object.entries(curves).map(([name, points]) => [
      name,
      points.length > MOST ? binPoints(points, Math.ceil(longest / MOST), longest) : points,
    ]),
  );
}
