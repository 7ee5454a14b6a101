import type { Dataset } from "./dataset.ts";

/** D's logit of each example, without dropout: above 0 where D takes it for real. */
export type Judge = (examples: Dataset) => Promise<Float32Array>;

/** What can be seen of a game from outside, whatever its networks are. Looking changes nothing. */
export interface GameView {
  /** Completed iterations. */
  readonly iteration: number;
  /**
   * Draws examples from p_g.
   *
   * @param stream - Name of the stream the noise is drawn from; the same name gives the same noise.
   */
  sample(count: number, stream: string): Promise<Dataset>;
  readonly judge: Judge;
}
