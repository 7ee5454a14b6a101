import { differencesOf } from "../beside/differences.ts";
import type { PlaySettings } from "../protocol.ts";
import type { ShelvedRun } from "./shelved-run.ts";

/** What a run has otherwise than others of its game on the shelf; where it is the only one, otherwise than its game has it. */
export function differingSettings(
  run: ShelvedRun,
  runs: readonly ShelvedRun[],
): { readonly name: keyof PlaySettings; readonly value: number | string }[] {
  const others = runs.filter(({ id, game }) => game === run.game && id !== run.id);
  const against = others.length > 0 ? others : [{ settings: run.defaults }];
  const found = against.flatMap((other) => differencesOf(run, other));
  const values = new Map(found.map(({ name, a }) => [name, a]));
  return Object.keys(run.settings).flatMap((key) => {
    const name = key as keyof PlaySettings;
    const value = values.get(name);
    return value === undefined ? [] : [{ name, value }];
  });
}
