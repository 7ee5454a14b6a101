import { type Settings, settingsSchema } from "@gan/experiments/settings";
import { parseFields, type Raw } from "./fields.ts";
import { type TrainOptions, trainSchema } from "./schema.ts";

/** What a new run was told: what the experiment's settings are changed to, and the rest. */
export interface Chosen {
  readonly settings: Partial<Settings>;
  readonly options: TrainOptions;
}

/**
 * Tells settings from the other flags of a command that trains.
 *
 * @throws {InvalidOptionError} Naming the flag, what was typed and what is expected.
 */
export function parseChosen(raw: Raw): Chosen {
  const isSetting = ([name]: [string, unknown]) => Object.hasOwn(settingsSchema.shape, name);
  const entries = Object.entries(raw);
  return {
    settings: parseFields(settingsSchema, Object.fromEntries(entries.filter(isSetting))),
    options: parseFields(
      trainSchema,
      Object.fromEntries(entries.filter((entry) => !isSetting(entry))),
    ),
  };
}
