import type { Parameter } from "@gan/spec";
import { concat, reshape, split, type Tensor, tidy } from "@tensorflow/tfjs-core";

/** Parameters that are moved together, number by number, as one vector; or a large one by itself. */
export interface Bundle {
  readonly parameters: readonly Parameter[];
  /** A tensor of each parameter, such as its gradient, as one. Call it inside `tidy`. */
  of(each: (parameter: Parameter) => Tensor): Tensor;
  /** The parameters themselves as one. Call it inside `tidy`. */
  values(): Tensor;
  /** Gives the parameters the parts of such a one. */
  assign(values: Tensor): void;
}

/** Numbers of the largest parameter that is bundled: of larger ones a copy costs more than a call. */
const MOST = 1 << 14;

/**
 * Gathers small parameters, of which every engine takes one operation for many in less time than one for each. What is done number by
 * number has the same bits.
 */
export function bundlesOf(parameters: readonly Parameter[]): readonly Bundle[] {
  const small = parameters.filter(({ variable }) => variable.size <= MOST);
  const large = parameters.filter(({ variable }) => variable.size > MOST);
  if (small.length < 2) return parameters.map(alone);
  return [together(small), ...large.map(alone)];
}

function alone(parameter: Parameter): Bundle {
  const { variable } = parameter;
  return {
    parameters: [parameter],
    of: (each) => each(parameter),
    values: () => variable,
    assign: (values) => variable.assign(values),
  };
}

function together(parameters: readonly Parameter[]): Bundle {
  const of: Bundle["of"] = (each) =>
    concat(parameters.map((parameter) => reshape(each(parameter), [-1])));
  return {
    ...{ parameters, of },
    values: () => of(({ variable }) => variable),
    assign: (values) =>
      tidy(() => {
        const sizes = parameters.map(({ variable }) => variable.size);
        for (const [i, part] of split(values, sizes).entries()) {
          const { variable } = parameters[i]!;
          variable.assign(reshape(part, variable.shape));
        }
      }),
  };
}
