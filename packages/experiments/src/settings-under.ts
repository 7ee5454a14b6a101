import type { Experiment } from "./experiment.ts";
import { presets } from "./presets/presets.ts";
import { releasedSettings, type Settings } from "./settings.ts";

/**
 * An experiment's settings under one of the presets for pictures, where it has that choice; else its own.
 *
 * @param preset - Its name. @default the experiment's
 */
export function settingsUnder(
  { settings, takesPictures }: Pick<Experiment, "settings" | "takesPictures">,
  preset: Settings["preset"] = settings.preset,
): Settings {
  if (!takesPictures) return settings;
  return { ...releasedSettings, ...presets[preset].settings, preset };
}
