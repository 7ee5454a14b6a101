import { nearestName } from "./nearest-name.ts";
import { plainText } from "./plain-text.ts";
import { formatShape, type Shape } from "./shape.ts";

/**
 * Root of every error this project throws on purpose.
 *
 * A message says what happened, what was expected and received, then what to do next. Match on `code`,
 * which never changes; class identity breaks when two copies of a package are installed. Whatever of a
 * file is in it can be printed: it has no control characters, and 2,000 characters at most.
 */
export abstract class GanError extends Error {
  abstract readonly code: `GAN_${string}`;

  constructor(message: string, options?: ErrorOptions) {
    super(plainText(message), options);
  }

  static is(error: unknown): error is GanError {
    return error instanceof Error && "code" in error && `${error.code}`.startsWith("GAN_");
  }
}

/** A tensor, or a row of numbers, reached a function that needs another shape. */
export class ShapeMismatchError extends GanError {
  override readonly name = "ShapeMismatchError";
  readonly code = "GAN_SHAPE_MISMATCH";
  readonly expected: Shape;
  readonly received: Shape;

  /** @param mismatch - `argument` is the parameter's name in the caller's code, `fix` a sentence that says what to change. */
  constructor(mismatch: { argument: string; expected: Shape; received: Shape; fix: string }) {
    const { argument, expected, received, fix } = mismatch;
    super(
      `\`${argument}\` has shape ${formatShape(received)}, expected ${formatShape(expected)}. ${fix}`,
    );
    this.expected = expected;
    this.received = received;
  }
}

/** An option lies outside what it may be. */
export class InvalidOptionError extends GanError {
  override readonly name = "InvalidOptionError";
  readonly code = "GAN_INVALID_OPTION";
  readonly option: string;

  /** @param expected - Completes "expected …", such as `a whole number of at least 1`. */
  constructor(option: string, received: unknown, expected: string, fix = "") {
    super(`\`${option}\` is ${shownAs(received)}, expected ${expected}.${fix && ` ${fix}`}`);
    this.option = option;
  }
}

/** There are too few examples for a number to mean something. */
export class TooFewExamplesError extends GanError {
  override readonly name = "TooFewExamplesError";
  readonly code = "GAN_TOO_FEW_EXAMPLES";

  /**
   * @param what - What was to be measured, such as `The Fréchet distance`.
   * @param of - The examples as their user knows them, such as `samples`.
   */
  constructor(what: string, of: string, { count, least }: { count: number; least: number }) {
    super(
      `${what} takes at least ${least} examples, and \`${of}\` has ${count}. Draw or collect more; thousands are usual.`,
    );
  }
}

/** A name is not among the known ones. */
export class UnknownNameError extends GanError {
  override readonly name = "UnknownNameError";
  readonly code = "GAN_UNKNOWN_NAME";

  /** @param kind - What the name stands for, such as `experiment`. */
  constructor(kind: string, received: string, known: readonly string[]) {
    const nearest = nearestName(received, known);
    const advice = nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`;
    super(`There is no ${kind} \`${received}\`.${advice} Known: ${known.join(", ")}.`);
  }
}

/** A file that is needed is not there. */
export class MissingFileError extends GanError {
  override readonly name = "MissingFileError";
  readonly code = "GAN_MISSING_FILE";
  readonly file: string;

  /** @param fix - One sentence that says where to get it or where to put it. */
  constructor(file: string, fix: string) {
    super(`\`${file}\` was not found. ${fix}`);
    this.file = file;
  }
}

/** A file's content is not what its format promises. */
export class CorruptFileError extends GanError {
  override readonly name = "CorruptFileError";
  readonly code = "GAN_CORRUPT_FILE";
  readonly file: string;
  /** What is wrong with it, without its name and what to do. */
  readonly problem: string;

  /** @param problem - Completes "`file` …", such as `ends after 12 of 16 header bytes`. */
  constructor(file: string, problem: string, fix = "Fetch or make the file again.") {
    super(`\`${file}\` ${problem}. ${fix}`);
    this.file = file;
    this.problem = problem;
  }
}

/** A file's bytes are not those of the published file. */
export class ChecksumError extends GanError {
  override readonly name = "ChecksumError";
  readonly code = "GAN_CHECKSUM_MISMATCH";

  constructor(file: string, received: string, expected: string, fix: string) {
    super(`\`${file}\` has checksum ${received}, expected ${expected}. ${fix}`);
  }
}

/** A data set could not be fetched from any of its addresses. */
export class DownloadError extends GanError {
  override readonly name = "DownloadError";
  readonly code = "GAN_DOWNLOAD_FAILED";
  /** HTTP status of a web page's only request, where the server answered in full; 200 is an answer with other bytes. */
  readonly status: number | undefined;

  /** @param attempts - One line per address: what went wrong there. */
  constructor(what: string, attempts: readonly string[], fix: string, status?: number) {
    super(`\`${what}\` could not be downloaded (${attempts.join("; ")}). ${fix}`);
    this.status = status;
  }
}

/** No engine, or not the one asked for, can run here. */
export class BackendUnavailableError extends GanError {
  override readonly name = "BackendUnavailableError";
  readonly code = "GAN_BACKEND_UNAVAILABLE";
  readonly reason: string;

  /** @param reason - Why it did not load and what to do, in full sentences. */
  constructor(backend: string, reason: string, options?: ErrorOptions) {
    super(`The backend \`${backend}\` cannot be used here. ${reason}`, options);
    this.reason = reason;
  }
}

/** A network cannot play the part it was given. */
export class UnsupportedNetworkError extends GanError {
  override readonly name = "UnsupportedNetworkError";
  readonly code = "GAN_UNSUPPORTED_NETWORK";
}

/** Two copies of TensorFlow.js are at work, of which each package should find one and the same. */
export class TwoTensorflowsError extends GanError {
  override readonly name = "TwoTensorflowsError";
  readonly code = "GAN_TWO_TENSORFLOWS";

  constructor(first: { version: string; by: string }, second: { version: string; by: string }) {
    super(
      `There are two copies of \`@tensorflow/tfjs-core\`: \`${first.by}\` imports ${first.version}, \`${second.by}\` another copy, ${second.version}. Install every \`@tensorflow/tfjs-…\` package in one version; \`npm ls @tensorflow/tfjs-core\` shows where the copies lie and who asks for them.`,
    );
  }
}

/** Something is used after its tensors were freed. */
export class DisposedError extends GanError {
  override readonly name = "DisposedError";
  readonly code = "GAN_DISPOSED";

  /** @param what - Such as `game`. */
  constructor(what: string) {
    super(
      `The ${what} is disposed: its tensors are freed. Use it before \`dispose\` or the end of the block of its \`using\`, or make a new one.`,
    );
  }
}

/** A derivative was asked for through an operation that has none. */
export class UnsupportedDerivativeError extends GanError {
  override readonly name = "UnsupportedDerivativeError";
  readonly code = "GAN_UNSUPPORTED_DERIVATIVE";
  readonly operation: string;

  /** @param operation - TensorFlow.js's name of it, such as `LRNGrad`. */
  constructor(derivative: "first" | "second", operation: string, engine: string) {
    super(
      `\`${operation}\` has no ${derivative} derivative on the engine \`${engine}\`. Use another layer or operation, or a loss that takes no derivative through this one.`,
    );
    this.operation = operation;
  }
}

/** A loss or a parameter is no longer finite. */
export class DivergedError extends GanError {
  override readonly name = "DivergedError";
  readonly code = "GAN_DIVERGED";
  readonly iteration: number;

  constructor(iteration: number, values: Readonly<Record<string, number>>) {
    const shown = Object.entries(values).map(([name, value]) => `${name} ${value}`);
    super(
      `Training diverged at iteration ${iteration} (${shown.join(", ")}). Lower the learning rate, or bound the weights with a max column norm.`,
    );
    this.iteration = iteration;
  }
}

/** A checkpoint does not belong to what it should be loaded into. */
export class CheckpointMismatchError extends GanError {
  override readonly name = "CheckpointMismatchError";
  readonly code = "GAN_CHECKPOINT_MISMATCH";

  constructor(problem: string, fix: string) {
    super(`The checkpoint does not fit: ${problem}. ${fix}`);
  }
}

/** A folder or file cannot be written. */
export class UnwritableError extends GanError {
  override readonly name = "UnwritableError";
  readonly code = "GAN_UNWRITABLE";

  /** @param options - `fix` is one sentence that says what to do. */
  constructor(
    path: string,
    reason: string,
    {
      fix = "Choose another folder with `--out`, or change its permissions.",
      ...options
    }: ErrorOptions & { readonly fix?: string | undefined } = {},
  ) {
    super(`\`${path}\` cannot be written: ${reason}. ${fix}`, options);
  }
}

/** Another process is writing to the run. */
export class RunBusyError extends GanError {
  override readonly name = "RunBusyError";
  readonly code = "GAN_RUN_BUSY";

  constructor(run: string, owner: string) {
    super(`\`${run}\` is being written by ${owner}. Wait until it ends, or stop it and try again.`);
  }
}

/** What was received, in few words: an object by its kind, since its content may be a million numbers. */
function shownAs(received: unknown): string {
  if (typeof received === "string") return `"${received}"`;
  if (typeof received === "function") return "a function";
  if (typeof received !== "object" || received === null) return String(received);
  if (Array.isArray(received)) return received.length <= 8 ? `[${received}]` : "an array";
  const kind = Object.getPrototypeOf(received)?.constructor?.name ?? "Object";
  return kind === "Object" ? "an object" : `a ${kind}`;
}
