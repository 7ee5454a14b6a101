import { palette } from "../palette.ts";
import type { LineStyle } from "./line-legend.ts";

/** The lines of the paper's Figure 1; dots and dashes tell them apart where colors do not. */
export const paperLines = {
  /** Black and dotted. */
  pData: {
    stroke: "#1a1a1a",
    strokeWidth: 2.4,
    strokeDasharray: "0.1 4.6",
    strokeLinecap: "round",
  },
  /** Green and solid. */
  pG: { stroke: palette.data.light, strokeWidth: 2 },
  /** Blue and dashed. */
  discriminator: { stroke: palette.discriminator.light, strokeWidth: 2.2, strokeDasharray: "8 5" },
  /** Ours, not the paper's: thin, so that D covers it where the two meet. */
  optimal: { stroke: palette.generator.light, strokeWidth: 1.1 },
} as const satisfies Record<string, LineStyle>;
