import { CheckpointMismatchError, formatShape, type Memory, type Parameter } from "@gan/spec";
import {
  concat,
  variable as makeVariable,
  reshape,
  split,
  tensor,
  tidy,
  util,
  type Variable,
  zeros,
} from "@tensorflow/tfjs-core";

/** One tensor of each slot for each parameter, such as its velocity. */
export interface Slots extends Memory {
  /** The slot of a parameter, zero until something was put in it. */
  of(slot: string, parameter: Parameter): Variable;
  /**
   * The slot of several parameters as one vector, one after another; of one parameter, its own. Ask for the same ones each time. While there
   * is a vector, `state` gives copies of its parts.
   */
  together(slot: string, parameters: readonly Parameter[]): Variable;
}

/** Slots of several parameters in one vector. */
interface Vector {
  readonly slot: string;
  readonly parameters: readonly Parameter[];
  readonly variable: Variable;
}

/**
 * Makes the memory of a learning rule, or of what follows updates.
 *
 * @param names - Its slots, such as `["velocity"]`.
 * @param shapeOf - The shape of a parameter's slots. @default the parameter's own
 */
export function createSlots(
  names: readonly string[],
  shapeOf: (parameter: Parameter) => number[] = ({ variable }) => variable.shape,
): Slots {
  const slots = new Map<string, Variable>();
  const vectors = new Map<string, Vector>();
  const of = (slot: string, parameter: Parameter) => {
    const key = `${slot}/${parameter.name}`;
    const known = slots.get(key);
    if (known !== undefined) return known;
    const created = tidy(() => makeVariable(zeros(shapeOf(parameter)), false));
    slots.set(key, created);
    return created;
  };
  const sizeOf = (parameter: Parameter) => util.sizeFromShape(shapeOf(parameter));
  /** Brings the parameters' own variables up to date. */
  const unfold = () => {
    for (const { slot, parameters, variable } of vectors.values()) {
      tidy(() => {
        for (const [i, part] of split(variable, parameters.map(sizeOf)).entries()) {
          const parameter = parameters[i]!;
          of(slot, parameter).assign(reshape(part, shapeOf(parameter)));
        }
      });
    }
  };
  /** Makes a vector of what the parameters have so far, which then is in it alone. */
  const fold = (slot: string, parameters: readonly Parameter[]): Variable => {
    const variable = tidy(() => {
      const flat = parameters.map((parameter) => reshape(of(slot, parameter), [-1]));
      return makeVariable(concat(flat), false);
    });
    for (const { name } of parameters) {
      slots.get(`${slot}/${name}`)!.dispose();
      slots.delete(`${slot}/${name}`);
    }
    return variable;
  };
  const dropVectors = () => {
    for (const { variable } of vectors.values()) variable.dispose();
    vectors.clear();
  };
  return {
    slots: names,
    of,
    together(slot, parameters) {
      if (parameters.length === 1) return of(slot, parameters[0]!);
      const key = `${slot}/${parameters.map(({ name }) => name).join("/")}`;
      const known = vectors.get(key);
      if (known !== undefined) return known.variable;
      const variable = fold(slot, parameters);
      vectors.set(key, { slot, parameters, variable });
      return variable;
    },
    state() {
      unfold();
      return Object.fromEntries(slots);
    },
    restore(parameters, state) {
      unfold();
      dropVectors();
      const fix = "Resume with the options the run was started with.";
      const known = new Map(
        names.flatMap((slot) => parameters.map((p) => [`${slot}/${p.name}`, [slot, p] as const])),
      );
      for (const [key, { shape, values }] of Object.entries(state)) {
        const owner = known.get(key);
        if (owner === undefined) {
          throw new CheckpointMismatchError(`no parameter has the slot \`${key}\``, fix);
        }
        const [slot, parameter] = owner;
        const expected = formatShape(shapeOf(parameter));
        if (formatShape(shape) !== expected) {
          throw new CheckpointMismatchError(
            `\`${key}\` has shape ${formatShape(shape)}, expected ${expected}`,
            fix,
          );
        }
        tidy(() => of(slot, parameter).assign(tensor(values, [...shape])));
      }
      for (const [key, slot] of slots) {
        if (key in state) continue;
        slot.dispose();
        slots.delete(key);
      }
    },
    dispose() {
      dropVectors();
      for (const slot of slots.values()) slot.dispose();
      slots.clear();
    },
  };
}
