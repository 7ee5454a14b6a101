import { CheckpointMismatchError } from "@gan/spec";
import { stableJson } from "./stable-json.ts";

/** What may differ between the settings of a run and those it goes on with. */
export interface SameOptionsOptions {
  /** Settings that may change, such as `iterations`; a name covers everything below it. @default [] */
  readonly mayChange?: readonly string[];
}

/**
 * Compares a run's stored settings with those it should go on with.
 *
 * Values are compared as JSON; settings inside settings have names such as `generator.width`.
 *
 * @throws {CheckpointMismatchError} When any differ; it names each with both values.
 */
export function assertSameOptions(
  saved: object,
  wanted: object,
  { mayChange = [] }: SameOptionsOptions = {},
): void {
  const [before, after] = [flatten(saved), flatten(wanted)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = names
    .filter((name) => !mayChange.some((free) => name === free || name.startsWith(`${free}.`)))
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `\`${name}\` was ${show(before.get(name))} and is now ${show(after.get(name))}`);
  if (changed.length > 0) {
    const fix = "Go on with the settings that the run was started with, or start a new run.";
    throw new CheckpointMismatchError(changed.join(", "), fix);
  }
}

/** Every setting that is not itself a group of settings, as JSON. */
function flatten(options: object): Map<string, string> {
  const plain: object = JSON.parse(stableJson(options));
  const leaves = (value: unknown, name: string): [string, string][] =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) =>
          leaves(inner, name ? `${name}.${key}` : key),
        )
      : [[name, JSON.stringify(value)]];
  return new Map(leaves(plain, ""));
}

function show(json: string | undefined): string {
  return json ?? "not set";
}
