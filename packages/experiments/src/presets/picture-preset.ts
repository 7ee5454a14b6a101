import type { NetworkContext } from "../experiment.ts";
import type { NetworkPlans } from "../network-plan.ts";
import type { Settings } from "../settings.ts";

/** Networks for pictures, and the settings that they learn well under. */
export interface PicturePreset {
  /** What differs from the released settings. */
  readonly settings: Partial<Settings>;
  /** Share of the elements that dropout drops before D's layers above the first, where there is dropout. */
  readonly dropout?: number;
  networks(context: NetworkContext): NetworkPlans;
}
