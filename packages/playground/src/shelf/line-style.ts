import type { Palette } from "../drawing/palette.ts";

/** How the curve of a run is drawn. */
export interface LineStyle {
  readonly color: "discriminator" | "generator" | "optimal" | "ink";
  readonly dash?: number[];
}

/** Blue, green and orange of Okabe and Ito, and the ink: everyone tells them apart. */
const colors: readonly (LineStyle["color"] & keyof Palette)[] = [
  ...(["discriminator", "optimal", "generator", "ink"] as const),
];

/** The line of the run at a place of the shelf: four colors, and the same dashed. */
export function lineStyle(place: number): LineStyle {
  const color = colors[place % colors.length]!;
  return place < colors.length ? { color } : { color, dash: [7, 4] };
}
