/** What training reports: plain numbers that can be printed, stored and posted between threads. */
export interface TrainingRecord {
  /** Turn of the outer loop of Algorithm 1, from 1. */
  readonly iteration: number;
  /** Pass over the data, from 1. */
  readonly epoch: number;
  /** What D descends, in nats, before this iteration's last update of D. */
  readonly discriminatorLoss: number;
  /** What G descends, in nats, before this iteration's last update of G. */
  readonly generatorLoss: number;
  /** Mean of D(x) over the minibatch of real examples, with D's dropout. */
  readonly realProbability: number;
  /** Mean of D(G(z)) over the fakes that D was trained on, with D's dropout. */
  readonly fakeProbability: number;
}
