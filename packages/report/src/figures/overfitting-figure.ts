import { referenceLine } from "../curves.ts";
import { figure } from "../figure.ts";
import { palette } from "../palette.ts";
import { line } from "./line.ts";
import type { LineStyle } from "./line-legend.ts";
import { plate } from "./plate.ts";

/** V of one D on the examples it is trained on and on others, in nats. */
export interface ValuesByIteration {
  readonly iteration: number;
  readonly trainingValue: number;
  readonly heldOutValue: number;
}

const styles = {
  training: { stroke: palette.generator.light, strokeWidth: 2.2, strokeDasharray: "8 5" },
  heldOut: { stroke: palette.discriminator.light, strokeWidth: 2.2 },
} as const satisfies Record<string, LineStyle>;

/**
 * What becomes of a D that is optimized to completion on a finite set: V rises where it was trained and falls elsewhere.
 *
 * @returns SVG.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 3: "Optimizing D to completion …".
 */
export function overfittingFigure(
  rows: readonly ValuesByIteration[],
  { caption }: { readonly caption: string },
): string {
  const x = rows.map(({ iteration }) => iteration);
  return plate({
    title: "Optimized to completion on a finite set, D learns it by heart",
    description: "V(D, G) on D's training examples and on others, by update of D.",
    columns: 1,
    legend: [
      { label: "V on the examples D is trained on", style: styles.training },
      { label: "V on others", style: styles.heldOut },
    ],
    panels: [
      {
        svg: figure({
          description: "V(D, G) by update of D.",
          ...{ width: 720, height: 360, marginLeft: 52, marginRight: 60, marginTop: 14 },
          x: { label: "updates of D" },
          y: {
            label: null,
            domain: [Math.min(...rows.map((row) => row.heldOutValue)), 0],
            nice: true,
          },
          marks: [
            ...referenceLine(-Math.log(4), "−log 4"),
            line(
              x,
              rows.map((row) => row.trainingValue),
              styles.training,
            ),
            line(
              x,
              rows.map((row) => row.heldOutValue),
              styles.heldOut,
            ),
          ],
        }),
        title: "V(D, G), in nats",
      },
    ],
    caption,
  });
}
