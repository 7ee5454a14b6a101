import type { Requests } from "../protocol.ts";
import type { Stage } from "./stage.ts";

/** The frames of the run as pixels, for the worker to write; nothing, when there are none. */
export function gifOf({ reel, draw }: Stage): Requests["gif"]["args"] | undefined {
  const [width, height] = [480, 360];
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  const frames = reel.frames.map((frame) => {
    draw(context, { width, height }, frame);
    return context.getImageData(0, 0, width, height).data;
  });
  return frames.length > 0 ? { width, height, frames } : undefined;
}
