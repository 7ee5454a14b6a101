import { InvalidOptionError } from "@gan/spec";

/** What is said where an experiment goes on from a run, and there is none. */
export function withoutRun(experiment: string): InvalidOptionError {
  const fix = `Name it: \`gan train ${experiment} <run>\`.`;
  return new InvalidOptionError("run", "not given", "a run whose generator is finished", fix);
}
