import { CheckpointMismatchError, formatShape, type Memory, type Parameter } from "@gan/spec";
import { tensor, tidy, type Variable, variable, zeros } from "@tensorflow/tfjs-core";

/** One tensor of each slot for each parameter, such as its velocity. */
export interface Slots extends Memory {
  /** The slot of a parameter, zero until something was put in it. */
  of(slot: string, parameter: Parameter): Variable;
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
  const of = (slot: string, parameter: Parameter) => {
    const key = `${slot}/${parameter.name}`;
    const known = slots.get(key);
    if (known !== undefined) return known;
    const created = tidy(() => variable(zeros(shapeOf(parameter)), false));
    slots.set(key, created);
    return created;
  };
  return {
    slots: names,
    of,
    state: () => Object.fromEntries(slots),
    restore(parameters, state) {
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
      for (const slot of slots.values()) slot.dispose();
      slots.clear();
    },
  };
}
