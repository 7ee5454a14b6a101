import type { Frame, Opened } from "../protocol.ts";
import { drawLine } from "./draw-line.ts";
import { drawPictures } from "./draw-pictures.ts";
import { drawPlane, type PlaneShows } from "./draw-plane.ts";

/** What is drawn, and the one word of it. */
export interface FrameShows extends PlaneShows {
  readonly density: string;
}

import type { Palette } from "./palette.ts";

/** Draws a frame on its surface, whatever its view. */
export function drawFrame(
  context: CanvasRenderingContext2D,
  size: { width: number; height: number },
  { shown }: Pick<Frame, "shown">,
  opened: Opened,
  palette: Palette,
  shows: FrameShows,
): void {
  // Formulas and numbers, in a page of any language.
  context.direction = "ltr";
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, size.width, size.height);
  if (shown.view === "line") drawLine(context, size, shown, palette, shows);
  else if (shown.view === "pictures") drawPictures(context, size, shown, palette.surface);
  else {
    const data = opened.data instanceof Float32Array ? opened.data : undefined;
    drawPlane(context, size, shown, data, palette, shows);
  }
}
