/** How a game stands, in a word. */
export type Standing =
  | "healthy"
  | "too early"
  | "unfinished"
  | "divergence"
  | "generator dead"
  | "collapse"
  | "saturation"
  | "discriminator wins"
  | "oscillation";

/** One thing that was seen. */
export interface Finding {
  readonly condition: Standing;
  /** What was seen, with figures: a full sentence or two. */
  readonly text: string;
  /** What to try: a full sentence. */
  readonly advice: string;
  /** The figures of the text by name, for who says it in another language; 1 where one stands for a yes. */
  readonly figures: Readonly<Record<string, number>>;
}

/** How a game stands: its gravest finding, and all of them. */
export interface Diagnosis extends Finding {
  /** Every failure that was seen, gravest first; empty when there is none. */
  readonly failures: readonly Finding[];
}
