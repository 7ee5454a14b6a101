import type { RoundSource } from "./create-round.ts";

/** Players that move at once, each against its slope in one round. All others stand still. */
export interface Step {
  /** The roles of those who move. */
  readonly movers: readonly string[];
  /** Which of such steps it is in its iteration, from 1: part of the address of everything random in it. */
  readonly number: number;
  /** Such steps in an iteration. */
  readonly of: number;
  /** Which of the iteration's minibatches of real examples it sees, from 1. */
  readonly batch: number;
}

/** What a step draws from. */
export type StepSource = Required<Pick<RoundSource, "at" | "real" | "update">>;
