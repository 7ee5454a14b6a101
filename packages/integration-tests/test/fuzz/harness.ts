import { createRng, GanError } from "@gan/spec";
import type { FuzzFormat } from "./format.ts";

/** How one format's reader stood the inputs. */
export interface FuzzCount {
  readonly format: string;
  inputs: number;
  /** Inputs that were read in spite of all. */
  read: number;
  /** Inputs that were refused in a sentence. */
  refused: number;
  /** Inputs that ended otherwise, with the number to make each again. */
  readonly failures: FuzzFailure[];
  /** Seconds of processor time of the slowest input. */
  slowest: number;
  /** Mebibytes by which the process grew over all of them. */
  grown: number;
}

export interface FuzzFailure {
  readonly input: number;
  readonly problem: string;
}

export interface FuzzOptions {
  readonly seed: number;
  /** Inputs of all formats together. */
  readonly inputs: number;
  /** The first input of each format, where those before it are not wanted. @default 0 */
  readonly from?: number;
  /** Told before each input, so that one that hangs can be named. */
  readonly onInput?: (format: string, input: number) => void;
}

/** What each input is held to. */
const most = { seconds: 1, mebibytes: 1024, characters: 2000 };

/**
 * Gives every reader damaged files, each made from a good one by what is known of its format.
 *
 * An input must end in content or in a `GanError`, in less than a second, with less than a gibibyte more
 * of memory and a message that is safe to print; and good files must be read after all of them. Input `i` of a format depends on the seed and `i` alone.
 */
export async function fuzz(
  formats: readonly FuzzFormat[],
  { seed, inputs, from = 0, onInput }: FuzzOptions,
): Promise<FuzzCount[]> {
  const rng = createRng(seed);
  const weights = formats.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const counts: FuzzCount[] = [];
  for (const format of formats) {
    const { name, weight = 1, seeds } = format;
    const before = peak();
    const count: FuzzCount = {
      ...{ format: name, inputs: 0, read: 0, refused: 0, failures: [], slowest: 0, grown: 0 },
    };
    const good = await goodOf(format);
    const last = from + Math.ceil((inputs * weight) / weights);
    for (let input = from; input < last; input++) {
      onInput?.(name, input);
      const stream = rng.stream(name, input);
      const bytes = format.mutate(seeds[stream.integer(seeds.length)]!, stream);
      await survive(format, bytes, { count, input });
    }
    const still = await goodOf(format);
    if (still.length < good.length) {
      const problem = `${good.length - still.length} good files are refused after the damaged ones`;
      count.failures.push({ input: count.inputs, problem });
    }
    count.grown = peak() - before;
    counts.push(count);
  }
  return counts;
}

/** The seeds that can be read; what damaged files leave behind may not change that. */
async function goodOf({ seeds, read }: FuzzFormat): Promise<readonly Uint8Array[]> {
  const good: Uint8Array[] = [];
  for (const seed of seeds) {
    try {
      await read(seed);
      good.push(seed);
    } catch {
      // A real file may hold what is refused, such as a structure.
    }
  }
  return good;
}

async function survive(
  format: FuzzFormat,
  bytes: Uint8Array,
  { count, input }: { count: FuzzCount; input: number },
): Promise<void> {
  const fail = (problem: string) => count.failures.push({ input, problem });
  const [start, memory] = [spent(), peak()];
  count.inputs++;
  try {
    await format.read(bytes);
    count.read++;
  } catch (error) {
    if (GanError.is(error)) {
      count.refused++;
      const problem = problemOf(error.message);
      if (problem) fail(problem);
    } else fail(`${error instanceof Error ? error.stack : error}`);
  }
  const seconds = spent() - start;
  count.slowest = Math.max(count.slowest, seconds);
  if (seconds > most.seconds) fail(`${seconds.toFixed(2)} s`);
  if (peak() - memory > most.mebibytes) fail(`${Math.round(peak() - memory)} MiB`);
}

function problemOf(message: string): string | undefined {
  if (message.length > most.characters) return `a message of ${message.length} characters`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  if (/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/.test(message)) return "control characters";
  const isNonsense = /undefined|\[object|NaN/.test(message);
  return isNonsense ? `a message that says nothing: ${message.slice(0, 200)}` : undefined;
}

/** Seconds of processor time: others on the machine do not count. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}
