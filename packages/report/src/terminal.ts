/** Where progress is written; `process.stderr` fits. */
export interface TextSink {
  write(text: string): unknown;
}

/** Where a status line is shown, and how. */
export interface ProgressOptions {
  readonly stream: TextSink;
  /** Whether the stream understands cursor movements. */
  readonly isTerminal: boolean;
  /** Width of the terminal, asked before each line. @default 80 */
  readonly columns?: () => number;
  /** Milliseconds that only grow. @default performance.now */
  readonly now?: () => number;
  /** Milliseconds between lines where there is no terminal. @default 10000 */
  readonly interval?: number;
}

/** One status line that is kept up to date. */
export interface Progress {
  /** Shows a new state of the line; a function is called only when the line is due. */
  update(line: string | (() => string)): void;
  /** Prints a line that stays, above the status line. */
  print(line: string): void;
  /** Shows a last state, or the latest one, leaves it standing and gives the cursor back. Harmless twice. */
  finish(line?: string): void;
}

const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";
const CLEAR_LINE = "\r\x1b[K";
/** Faster than this nobody reads. */
const REDRAW = 50;

/**
 * Creates a status line for training, downloads and evaluation.
 *
 * In a terminal one line is rewritten in place, cut to the width, with the cursor hidden; elsewhere the
 * first line is printed at once, later ones now and then, and the last one at the end. Owned here because
 * the progress libraries that do both take no clock from outside, so nothing about them could be tested.
 */
export function createProgress({
  stream,
  isTerminal,
  columns = () => 80,
  now = () => performance.now(),
  interval = 10_000,
}: ProgressOptions): Progress {
  const pause = isTerminal ? REDRAW : interval;
  let due = Number.NEGATIVE_INFINITY;
  let latest: string | (() => string) | undefined;
  let shown: string | undefined;
  let isHidden = false;

  function show(line: string): void {
    if (!isTerminal) {
      if (line !== shown) stream.write(`${line}\n`);
    } else {
      stream.write(`${isHidden ? "" : HIDE_CURSOR}${CLEAR_LINE}${cut(line, columns())}`);
      isHidden = true;
    }
    shown = line;
  }

  return {
    update(line) {
      latest = line;
      const time = now();
      if (time < due) return;
      due = time + pause;
      show(textOf(line));
    },
    print(line) {
      const isStanding = isTerminal && isHidden;
      stream.write(`${isStanding ? CLEAR_LINE : ""}${line}\n`);
      if (isStanding) show(shown!);
    },
    finish(line) {
      const last = line ?? latest;
      latest = undefined;
      if (last !== undefined) show(textOf(last));
      if (isHidden) stream.write(`\n${SHOW_CURSOR}`);
      isHidden = false;
    },
  };
}

function textOf(line: string | (() => string)): string {
  return typeof line === "string" ? line : line();
}

/** Squeezes, then cuts a line so that the terminal never wraps it: a wrapped line cannot be rewritten. */
function cut(line: string, columns: number): string {
  const characters = [...(line.length < columns ? line : line.replaceAll("  ", " "))];
  return characters.length < columns
    ? characters.join("")
    : `${characters.slice(0, columns - 2).join("")}…`;
}
