import { type StepInput, type Stream, uploadArray } from "@gan/spec";
import { backend } from "@tensorflow/tfjs-core";
import { labelsOf, type RealExamples, realExamples, valuesOf } from "../sample-examples.ts";
import type { Step, StepSource } from "../step-source.ts";
import type { Moment, StreamAddress } from "./moment.ts";
import { type Fill, OWN, WatchedStream } from "./watched-stream.ts";
import { watchedUpdate } from "./watched-update.ts";

/** Makes an input of an iteration; `undefined` where it has another size. */
export type MakeInput = (moment: Moment) => StepInput | undefined;

/** A choice that the steps made by their update. */
export interface Decision {
  readonly value: unknown;
  readonly of: (moment: Moment) => unknown;
}

/** What is needed to take an iteration's inputs anew. */
export interface Note {
  readonly inputs: readonly MakeInput[];
  readonly decisions: readonly Decision[];
  /** Tells apart what would draw other numbers. */
  readonly draws: readonly string[];
}

/** Random numbers in an array, or in a part of it. */
interface Piece {
  readonly rows: Float32Array;
  readonly copy: Float32Array;
  readonly address: StreamAddress;
  readonly fill: Fill;
  readonly what: string;
}

/** What entered an iteration from outside while it was run, and how to make it anew. */
export class IterationNotes {
  readonly #inputs: MakeInput[] = [];
  readonly #decisions: Decision[] = [];
  readonly #draws: string[] = [];
  readonly #moment: Moment;
  readonly #wholes = new Map<ArrayLike<number>, MakeInput>();
  #pieces: Piece[] = [];
  #refusal: string | undefined;

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  /** What a step draws from, watched. */
  sourceOf(step: Step): StepSource {
    const moment = this.#moment;
    return {
      at: (name) => this.#stream({ step, name }),
      real: () => this.#real(step),
      update: watchedUpdate(moment.update(step), {
        made: (array, value) => {
          this.#wholes.set(array, (at) => {
            const one = uploadArray(backend(), 1);
            one[0] = value(at.update(step));
            return one;
          });
        },
        decided: (value, by) => this.#decisions.push({ value, of: (at) => by(at.update(step)) }),
        read: () => this.refuse("it reads the update in a way of its own"),
      }),
    };
  }

  refuse(reason: string): void {
    this.#refusal ??= reason;
  }

  /** Why the iteration may not be replayed, if so; asked at its end. */
  refusal(): string | undefined {
    if (this.#pieces.length > 0)
      this.refuse("it draws random numbers that become no tensor as they are");
    return this.#refusal;
  }

  /** The number of the input that an array is. */
  inputOf(values: ArrayLike<number>): number | undefined {
    const make = this.#wholes.get(values) ?? this.#madeOfPieces(values);
    this.#wholes.delete(values);
    return make && this.#inputs.push(make) - 1;
  }

  result(): Note {
    return { inputs: this.#inputs, decisions: this.#decisions, draws: this.#draws };
  }

  #stream(address: StreamAddress): Stream {
    return new WatchedStream(this.#moment.stream(address), {
      filled: (rows, fill, what) =>
        this.#pieces.push({ ...{ rows, address, fill, what }, copy: rows.slice() }),
      drewNumber: () => this.refuse("it draws single random numbers"),
    });
  }

  #real(step: Step): RealExamples {
    const { data } = this.#moment;
    const batch = this.#moment.batch(step);
    const { size } = batch; // The batch itself is filled again.
    const [values, labels] = [valuesOf(batch, data), labelsOf(batch)];
    this.#wholes.set(values, (at) => {
      const again = at.batch(step);
      return again.size === size ? valuesOf(again, data) : undefined;
    });
    if (labels) this.#wholes.set(labels, (at) => labelsOf(at.batch(step)));
    return realExamples(data, values, labels);
  }

  #madeOfPieces(values: ArrayLike<number>): MakeInput | undefined {
    if (!(values instanceof Float32Array)) return undefined;
    const isIn = ({ rows }: Piece) => rows.buffer === values.buffer;
    const pieces = this.#pieces.filter(isIn);
    if (pieces.length === 0) return undefined;
    this.#pieces = this.#pieces.filter((piece) => !isIn(piece));
    const covered = pieces.reduce((sum, { rows }) => sum + rows.length, 0);
    const isUntouched = pieces.every(({ rows, copy }) =>
      rows.every((value, i) => Object.is(value, copy[i])),
    );
    if (covered !== values.length || !isUntouched) {
      this.refuse("it changes random numbers before they become a tensor");
      return undefined;
    }
    this.#draws.push(...pieces.map(({ what, rows }) => `${what} ${rows.length}`));
    const parts = pieces.map(({ rows, address, fill, what }) => {
      const from = (rows.byteOffset - values.byteOffset) / 4;
      return { from, to: from + rows.length, address, fill, isOwn: what === OWN };
    });
    const { length } = values;
    return (moment) => {
      const out = uploadArray(backend(), length);
      for (const { from, to, address, fill, isOwn } of parts) {
        const rows = out.subarray(from, to);
        if (isOwn) rows.fill(0); // As new arrays are, which it may count on.
        fill(rows, moment.stream(address));
      }
      return out;
    };
  }
}
