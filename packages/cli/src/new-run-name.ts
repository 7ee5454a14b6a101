import { experiments } from "@gan/experiments";
import { listRuns } from "@gan/runs/node";
import { InvalidOptionError } from "@gan/spec";
import { runNameRule, trainSchema } from "./schema.ts";

/**
 * Checks a name that a user gives to a run.
 *
 * @param flag - How it was typed, for the message.
 * @param own - The folder of the run that is to have it, which may have it already.
 * @throws {InvalidOptionError} When it could be taken for something else, or another run has it.
 */
export async function assertNewRunName(
  name: string,
  parent: string,
  { flag, own }: { readonly flag: string; readonly own?: string },
): Promise<void> {
  if (!trainSchema.shape.name.safeParse(name).success) {
    throw new InvalidOptionError(flag, name, runNameRule);
  }
  const small = name.toLowerCase();
  if (small === "latest" || Object.hasOwn(experiments, small)) {
    const why =
      small === "latest" ? "names the newest run" : "is what runs of that experiment are called";
    throw new InvalidOptionError(flag, name, "a name of its own", `\`${name}\` ${why}.`);
  }
  const taken = (await listRuns(parent)).find(
    ({ label, path }) => label.toLowerCase() === small && path !== own,
  );
  if (taken === undefined) return;
  const fix = `${taken.name} has it; \`gan runs name ${taken.number ?? taken.name} <name>\` gives that one another.`;
  throw new InvalidOptionError(flag, name, "a name that no other run has", fix);
}
