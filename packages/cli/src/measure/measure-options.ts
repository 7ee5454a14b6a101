import type { LookOptions } from "../schema.ts";

/** What `gan measure` can be told. */
export interface MeasureOptions extends Pick<LookOptions, "backend" | "dataDir" | "checkpoint"> {
  readonly runs?: string;
  /** `pixels`, `judge` or the path of an ONNX file or of a `model.json`. @default "pixels" */
  readonly features?: string;
  /** Names of measures with commas between them. @default all */
  readonly only?: string;
  /** What the samples' generator was trained on, named as the other sets are. @default the run's training data */
  readonly train?: string;
  readonly count?: number;
  /** @default 10 */
  readonly halves?: number;
  readonly seed?: number;
  readonly imageSize?: number;
  readonly skipBad?: boolean;
}
