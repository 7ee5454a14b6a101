import { Stream } from "@gan/spec";

/** What fills an array from a stream. */
export type Fill = (out: Float32Array, stream: Stream) => void;

/** What a fill of somebody's own is called. */
export const OWN = "own";

/** Who is told what a stream fills. */
export interface StreamWatcher {
  /** @param what - Tells fills apart that would give other numbers. */
  filled(out: Float32Array, fill: Fill, what: string): void;
  /** A number was drawn that nobody can draw anew, for nobody knows what became of it. */
  drewNumber(): void;
}

/** A stream with the numbers of another, that tells which arrays it fills. */
export class WatchedStream extends Stream {
  readonly #stream: Stream;
  readonly #watcher: StreamWatcher;

  constructor(stream: Stream, watcher: StreamWatcher) {
    super([1, 0, 0, 0]); // Its own state is never used.
    this.#stream = stream;
    this.#watcher = watcher;
  }

  override nextUint32(): number {
    this.#watcher.drewNumber();
    return this.#stream.nextUint32();
  }

  override fill(out: Float32Array, by: Fill): Float32Array {
    return this.#fill(out, by, OWN);
  }

  override fillUniform(out: Float32Array, low?: number, high?: number): Float32Array {
    const what = `uniform ${low} ${high}`;
    return this.#fill(out, (rows, stream) => stream.fillUniform(rows, low, high), what);
  }

  override fillNormal(out: Float32Array, mean?: number, deviation?: number): Float32Array {
    const what = `normal ${mean} ${deviation}`;
    return this.#fill(out, (rows, stream) => stream.fillNormal(rows, mean, deviation), what);
  }

  override fillNoise(out: Float32Array, deviation?: number): Float32Array {
    return this.#fill(
      out,
      (rows, stream) => stream.fillNoise(rows, deviation),
      `noise ${deviation}`,
    );
  }

  override fillMask(out: Float32Array, keep: number): Float32Array {
    return this.#fill(out, (rows, stream) => stream.fillMask(rows, keep), `mask ${keep}`);
  }

  #fill(out: Float32Array, fill: Fill, what: string): Float32Array {
    fill(out, this.#stream);
    this.#watcher.filled(out, fill, what);
    return out;
  }
}
