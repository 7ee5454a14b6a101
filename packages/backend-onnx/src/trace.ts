import { type Inputs, sizeOf } from "./kernel.ts";
import type { RecordedOp, Source } from "./source.ts";

/** A number that stands for one tensor within a trace: leaves and results share the count. */
export type Reference = number;

/** Numbers that a graph reads. */
export interface Leaf {
  readonly source: Source;
  readonly reference: Reference;
}

/** One recorded kernel with its tensors named by reference. */
export interface TraceStep {
  readonly op: RecordedOp;
  readonly inputs: Inputs<Reference>;
  readonly outputs: readonly Reference[];
}

/** A pending source that somebody still holds, and what computes it. Equal ones share a reference. */
export interface TraceOutput {
  readonly source: Source;
  readonly reference: Reference;
}

/** What a flush has to compute, written so that equal work has an equal key. */
export interface Trace {
  readonly key: string;
  readonly leaves: readonly Leaf[];
  readonly steps: readonly TraceStep[];
  readonly outputs: readonly TraceOutput[];
}

/** Smaller uploads are equal by accident, and a graph per accident would be compiled. */
export const SMALLEST_MERGED = 256;

/**
 * Finds what some tensors need, each piece of equal work once.
 *
 * @param isWanted - Which pending tensors have to be computed. @default those that somebody holds
 */
export function traceOf(
  pending: readonly RecordedOp[],
  isWanted: (source: Source) => boolean = ({ holders }) => holders > 0,
): Trace {
  const tracer = new Tracer(isWanted);
  for (const op of neededOps(pending, isWanted)) tracer.add(op);
  return tracer.finish();
}

/** The ops that some wanted tensor depends on, in the order of recording. */
function neededOps(
  pending: readonly RecordedOp[],
  isWanted: (source: Source) => boolean,
): readonly RecordedOp[] {
  const needed = new Set<RecordedOp>();
  for (const op of pending.toReversed()) {
    if (!needed.has(op) && !op.outputs.some(isWanted)) continue;
    needed.add(op);
    for (const name in op.inputs) {
      const { op: maker } = op.inputs[name]!.source;
      if (maker) needed.add(maker);
    }
  }
  return pending.filter((op) => needed.has(op));
}

class Tracer {
  readonly #words: string[] = [];
  readonly #leaves: Leaf[] = [];
  readonly #steps: TraceStep[] = [];
  readonly #outputs: TraceOutput[] = [];
  readonly #references = new Map<Source, Reference>();
  readonly #uploads = new Map<string, Source[]>();
  readonly #known = new Map<string, readonly Reference[]>();
  readonly #isWanted: (source: Source) => boolean;
  #count = 0;

  constructor(isWanted: (source: Source) => boolean) {
    this.#isWanted = isWanted;
  }

  add(op: RecordedOp): void {
    const inputs: Record<string, Reference> = {};
    let word = op.signature;
    for (const name in op.inputs) {
      const use = op.inputs[name]!;
      const reference = this.#references.get(use.source) ?? this.#leaf(use.source);
      inputs[name] = reference;
      word += `,${reference}`;
    }
    let outputs = this.#known.get(word);
    if (!outputs) {
      outputs = op.outputs.map(() => this.#count++);
      this.#known.set(word, outputs);
      this.#words.push(word);
      this.#steps.push({ op, inputs, outputs });
    }
    for (let i = 0; i < outputs.length; i++) {
      const [source, reference] = [op.outputs[i]!, outputs[i]!];
      this.#references.set(source, reference);
      if (this.#isWanted(source)) this.#outputs.push({ source, reference });
    }
  }

  finish(): Trace {
    const made = new Set(this.#outputs.map(({ reference }) => reference));
    const key = `${this.#words.join(";")}>${[...made].join()}`;
    return { key, leaves: this.#leaves, steps: this.#steps, outputs: this.#outputs };
  }

  #leaf(asked: Source): Reference {
    const source = this.#equalUpload(asked);
    const known = this.#references.get(source);
    if (known !== undefined) return known;
    const reference = this.#count++;
    this.#references.set(source, reference);
    this.#leaves.push({ source, reference });
    this.#words.push(`${reference}=${source.dtype}[${source.shape}]`);
    return reference;
  }

  /** An upload with the same bits, if there is one: a mask drawn twice from one address is one mask. */
  #equalUpload(source: Source): Source {
    if (!source.isFresh || sizeOf(source.shape) < SMALLEST_MERGED) return source;
    const kind = `${source.dtype}${source.values!.length}`;
    const others = this.#uploads.get(kind) ?? [];
    const equal = others.find((other) => other === source || sameBits(other, source));
    if (!equal) this.#uploads.set(kind, [...others, source]);
    return equal ?? source;
  }
}

function sameBits(a: Source, b: Source): boolean {
  const [left, right] = [bufferOf(a), bufferOf(b)];
  return left.equals(right);
}

function bufferOf({ values }: Source): Buffer {
  return Buffer.from(values!.buffer, values!.byteOffset, values!.byteLength);
}
