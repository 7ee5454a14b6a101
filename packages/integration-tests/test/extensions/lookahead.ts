import { createSlots } from "@gan/core";
import type { AfterUpdate } from "@gan/spec";
import { add, mul, tidy } from "@tensorflow/tfjs-core";

/**
 * Every so many updates the parameters go back halfway to where they were the last time.
 *
 * @see Zhang et al., "Lookahead Optimizer: k steps forward, 1 step back", 2019, algorithm 1.
 */
export function lookahead(every: number): AfterUpdate {
  const memory = createSlots(["slow"]);
  return {
    name: "lookahead",
    memory,
    apply(parameters, { count }) {
      for (const parameter of parameters) {
        const slow = memory.of("slow", parameter);
        if (count === 1) slow.assign(parameter.variable);
        if (count % every !== 0) continue;
        tidy(() => slow.assign(mul(add(slow, parameter.variable), 0.5)));
        parameter.variable.assign(slow);
      }
    },
  };
}
