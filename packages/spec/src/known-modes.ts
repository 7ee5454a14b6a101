/** Modes of the data, where it has some that are known, as a mixture of Gaussians has. */
export interface KnownModes {
  /** The middle of each mode: as many numbers as an example has. */
  readonly centers: readonly (readonly number[])[];
  /** σ: standard deviation of each mode, in units of the data. */
  readonly deviation: number;
  /** Share of all samples within 3σ that makes a mode found. @default 0.02 */
  readonly share?: number;
}
