import type { Batch, Sampler, Stream, TrainingRecord, Update } from "@gan/spec";
import type { Game } from "../game.ts";
import { nameInRound } from "../name-in-round.ts";
import { labelsOf, realExamples, valuesOf } from "../sample-examples.ts";
import type { Step, StepSource } from "../step-source.ts";

/** An iteration, and which it is. */
export type At = Pick<TrainingRecord, "iteration" | "epoch">;

/** Where a random stream of an iteration is found. */
export interface StreamAddress {
  readonly step: Step;
  readonly name: string;
}

/** What enters an iteration from outside, by its address. Ask in the order of the steps. */
export class Moment {
  readonly data: Sampler;
  readonly #game: Pick<Game, "rng">;
  readonly #at: At;
  readonly #streams = new Map<StreamAddress, Stream>();
  #step: Step | undefined;
  #batch: Batch | undefined;

  constructor(game: Pick<Game, "rng">, data: Sampler, at: At) {
    this.#game = game;
    this.data = data;
    this.#at = at;
  }

  /** What a step draws from. */
  source(step: Step): StepSource {
    return {
      at: (name) => this.stream({ step, name }),
      real: () => {
        const batch = this.batch(step);
        return realExamples(this.data, valuesOf(batch, this.data), labelsOf(batch));
      },
      update: this.update(step),
    };
  }

  /** When a step's update happens. */
  update({ of, number }: Step): Update {
    const { iteration, epoch } = this.#at;
    return { iteration, epoch, count: (iteration - 1) * of + number };
  }

  /** The stream at an address: the same one each time, so that it goes on where it was left. */
  stream(address: StreamAddress): Stream {
    const known = this.#streams.get(address);
    if (known) return known;
    const { step, name } = address;
    const at = nameInRound(step.movers, name);
    const stream = this.#game.rng.stream(at, this.#at.iteration, step.number);
    this.#streams.set(address, stream);
    return stream;
  }

  /** A step's minibatch; valid until another step's is asked for. */
  batch(step: Step): Batch {
    if (this.#step !== step) this.#batch = this.data.batch(this.#at.iteration, step.batch);
    this.#step = step;
    return this.#batch!;
  }
}
