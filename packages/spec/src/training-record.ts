/** What training reports: plain numbers that can be printed, stored and posted between threads. */
export interface TrainingRecord {
  /** Turn of the outer loop of Algorithm 1, from 1. */
  readonly iteration: number;
  /** Pass over the data, from 1. */
  readonly epoch: number;
  /**
   * What the players' objectives measured. `<role>Loss` is what a player descends, in nats where it is a likelihood, before
   * the iteration's last update of it. The paper's game has `discriminatorLoss` and `generatorLoss`, and measures
   * `realProbability`, the mean of D(x) over the minibatch of real examples, and `fakeProbability`, the mean of D(G(z))
   * over the samples that D was trained on, both with D's dropout.
   */
  readonly values: Readonly<Record<string, number>>;
}
