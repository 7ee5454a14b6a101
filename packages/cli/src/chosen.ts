import { type Settings, settingsSchema } from "@gan/experiments/settings";
import { InvalidOptionError } from "@gan/spec";
import { parseFields, type Raw } from "./fields.ts";
import { type TrainOptions, trainSchema } from "./schema.ts";
import { toKebab } from "./to-kebab.ts";

/** What a new run was told: what the experiment's settings are changed to, and the rest. */
export interface Chosen {
  readonly settings: Partial<Settings>;
  readonly options: TrainOptions;
}

/**
 * Tells settings from the other flags of a command that trains.
 *
 * @param pairs - Settings that were typed as `--set key=value`.
 * @throws {InvalidOptionError} Naming the flag, what was typed and what is expected; also when a setting is given twice.
 */
export function parseChosen(raw: Raw, pairs: Raw = {}): Chosen {
  for (const [name, value] of Object.entries(pairs)) {
    if (raw[name] === undefined) continue;
    const flag = `--${toKebab(name)}`;
    const fix = "A setting is given once.";
    throw new InvalidOptionError(`--set ${name}`, value, `nothing beside \`${flag}\``, fix);
  }
  const isSetting = ([name]: [string, unknown]) => Object.hasOwn(settingsSchema.shape, name);
  const entries = Object.entries(raw);
  return {
    settings: {
      ...parseFields(settingsSchema, Object.fromEntries(entries.filter(isSetting))),
      ...parseFields(settingsSchema, pairs, (name) => `--set ${name}`),
    },
    options: parseFields(
      trainSchema,
      Object.fromEntries(entries.filter((entry) => !isSetting(entry))),
    ),
  };
}
