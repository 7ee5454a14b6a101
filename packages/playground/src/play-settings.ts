import type { Settings } from "@gan/experiments";

/** The settings of an experiment, and the one that the page adds. */
export interface PlaySettings extends Settings {
  /** Share of the elements that dropout drops before D's hidden and last layers; pictures only. */
  readonly dropout: number;
}
