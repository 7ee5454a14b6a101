import { dcgan } from "./dcgan.ts";
import { paper } from "./paper.ts";
import type { PicturePreset } from "./picture-preset.ts";
import type { PresetName } from "./preset-names.ts";
import { residual } from "./residual.ts";

/** Every preset for pictures by the name that settings and flags know it by. */
export const presets: Readonly<Record<PresetName, PicturePreset>> = { residual, dcgan, paper };
