/** What `gan measure` found, with all that is needed to find it again. */
export interface Measurement {
  readonly kind: "measurement";
  readonly samples: SetRecord;
  readonly reference: SetRecord;
  readonly features: { readonly name: string; readonly size: number; readonly sha256?: string };
  readonly measures: readonly MeasuredValue[];
  /** Random halves that standard errors are from. */
  readonly halves: number;
  readonly seed: number;
  readonly engine: string;
  readonly version: string;
  readonly notes: readonly string[];
}

/** One of the two sets, by content. */
export interface SetRecord {
  readonly [origin: string]: string | number | readonly number[];
  readonly count: number;
  readonly shape: readonly number[];
  readonly sha256: string;
}

/** A number. */
export interface MeasuredValue {
  readonly measure: string;
  /** What of examples it is of. */
  readonly of: "features" | "classes" | "pictures";
  readonly value: string;
  readonly number: number;
  readonly standardError?: number;
}
