import type { RecordedStep, Sampler, StepInput, StepRecorder } from "@gan/spec";
import { backend, stack, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { Game } from "../game.ts";
import { type Measures, takeStepFrom } from "../step.ts";
import type { Step, StepSource } from "../step-source.ts";
import { IterationNotes, type MakeInput, type Note } from "./iteration-notes.ts";
import { type At, Moment } from "./moment.ts";

/** What an iteration measured, in one tensor. */
export interface Stack {
  readonly names: readonly string[];
  /** `[names]`; absent where there are none. The caller owns it. */
  readonly all: Tensor | undefined;
}

/** One way in which an iteration goes. */
interface Way extends Note {
  readonly isDue: boolean;
  readonly names: readonly string[];
  readonly recorded: RecordedStep;
  isProven: boolean;
}

/** Ways that are remembered. */
const MOST_WAYS = 16;
/** Iterations in a row that were noted to no use; after them none is noted any more. */
const PATIENCE = 24;

/**
 * Takes the steps of an iteration in one go. On an engine that can, an iteration that went the same way twice is replayed after that:
 * what is random in it is drawn at its address, and the engine computes without TensorFlow.js.
 *
 * @returns What takes an iteration and gives the last measures of each player, where they are due.
 */
export function createIterations(
  game: Game,
  data: Sampler,
  steps: readonly Step[],
): (at: At, isDue: boolean) => Stack {
  let ways: Way[] = [];
  let useless = 0;

  const run = (sourceOf: (step: Step) => StepSource, isDue: boolean) => {
    const last: Record<string, Measures[string]> = {};
    for (const step of steps) {
      Object.assign(last, takeStepFrom(sourceOf(step), game, data, { step, isMeasured: isDue }));
    }
    const names = Object.keys(last);
    return { names, all: names.length > 0 ? [stack(Object.values(last))] : [] };
  };

  return (at, isDue) => {
    const moment = new Moment(game, data, at);
    const engine = backend() as Partial<StepRecorder>;
    if (!engine.recordStep || useless > PATIENCE) {
      const { names, all } = tidy(() => run((step) => moment.source(step), isDue));
      return { names: [...names], all: all[0] };
    }
    for (const way of ways) {
      const replayed =
        way.isProven && way.isDue === isDue && replay(way, new Moment(game, data, at));
      if (!replayed) continue;
      useless = 0;
      return { names: way.names, all: replayed[0] };
    }
    useless++;
    const notes = new IterationNotes(moment);
    let names: readonly string[] = [];
    const { result, recorded } = engine.recordStep(
      () => {
        const taken = run((step) => notes.sourceOf(step), isDue);
        names = taken.names;
        return taken.all;
      },
      { inputOf: (values) => notes.inputOf(values), refusal: () => notes.refusal() },
    );
    if (recorded) {
      const way = { ...notes.result(), isDue, names, recorded };
      const seen = ways.find((other) => isLike(other, way));
      if (seen) seen.isProven = true;
      else ways = [...ways, { ...way, isProven: false }].slice(-MOST_WAYS);
    }
    return { names, all: result[0] };
  };
}

/** Goes a way again, if it leads on from here. */
function replay({ decisions, inputs, recorded }: Way, moment: Moment): Tensor[] | undefined {
  if (!decisions.every(({ value, of }) => Object.is(of(moment), value))) return undefined;
  const made: StepInput[] = [];
  for (const make of inputs as readonly MakeInput[]) {
    const input = make(moment);
    if (!input) return undefined;
    made.push(input);
  }
  return recorded.replay(made);
}

function isLike(a: Way, b: Omit<Way, "isProven">): boolean {
  const decided = ({ decisions }: Note) => decisions.map(({ value }) => `${value}`).join();
  return (
    a.isDue === b.isDue &&
    `${a.names}` === `${b.names}` &&
    `${a.draws}` === `${b.draws}` &&
    decided(a) === decided(b) &&
    a.recorded.isLike(b.recorded)
  );
}
