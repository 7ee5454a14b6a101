export { type CheckGradientOptions, checkGradient } from "./check-gradient.ts";
export { expectBalanced } from "./expect-balanced.ts";
export { useCpu } from "./use-cpu.ts";
