import { InvalidOptionError, type Rate, type Update, valueAt } from "@gan/spec";

const aRate = "a number of at least 0";
const aShare = "a number of at least 0 and below 1";

const isRate = (value: unknown) =>
  typeof value === "number" && value >= 0 && value < Number.POSITIVE_INFINITY;
const isShare = (value: unknown) => typeof value === "number" && value >= 0 && value < 1;

/** @throws {InvalidOptionError} When a learning rate is neither a number of at least 0 nor a function. */
export function assertRate(learningRate: Rate): void {
  if (isRate(learningRate) || typeof learningRate === "function") return;
  const expected = `${aRate}, or a function of the update that gives one`;
  throw new InvalidOptionError("learningRate", learningRate, expected);
}

/** @throws {InvalidOptionError} When a momentum is neither in `[0, 1)` nor a function. */
export function assertMomentum(momentum: Rate): void {
  if (isShare(momentum) || typeof momentum === "function") return;
  const expected = `${aShare}, or a function of the update that gives one`;
  throw new InvalidOptionError("momentum", momentum, expected);
}

/** @throws {InvalidOptionError} When an option does not lie in `[0, 1)`. */
export function assertShare(option: string, value: number): void {
  if (!isShare(value)) throw new InvalidOptionError(option, value, aShare);
}

/** @throws {InvalidOptionError} When an option is not a number above 0. */
export function assertPositive(option: string, value: number): void {
  if (!(isRate(value) && value > 0))
    throw new InvalidOptionError(option, value, "a number above 0");
}

/** A learning rate at an update. @throws {InvalidOptionError} When the function gives none. */
export function rateAt(learningRate: Rate, update: Update): number {
  const rate = valueAt(learningRate, update);
  if (!isRate(rate)) refuse("learningRate", rate, aRate, update);
  return rate;
}

/** A momentum at an update. @throws {InvalidOptionError} When the function gives none. */
export function momentumAt(momentum: Rate, update: Update): number {
  const share = valueAt(momentum, update);
  if (!isShare(share)) refuse("momentum", share, aShare, update);
  return share;
}

function refuse(option: string, value: number, expected: string, { iteration }: Update): never {
  const fix = `The function gave it at iteration ${iteration}.`;
  throw new InvalidOptionError(option, value, expected, fix);
}
