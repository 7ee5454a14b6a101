import type { Frame } from "../protocol.ts";

/** Frames kept for the animation; beyond it every other one is forgotten, so the reel always spans the whole run. */
const LIMIT = 80;

/** What the page has shown, thinned out evenly as it grows. */
export interface FrameReel {
  take(frame: Frame): void;
  clear(): void;
  readonly frames: readonly Frame[];
}

export function createFrameReel(): FrameReel {
  let frames: Frame[] = [];
  let every = 1;
  let passed = 0;
  return {
    take(frame) {
      frames = frames.filter(({ iteration }) => iteration < frame.iteration);
      if (passed++ % every !== 0) return;
      frames.push(frame);
      if (frames.length <= LIMIT) return;
      frames = frames.filter((_, i) => i % 2 === 0);
      every *= 2;
    },
    clear() {
      [frames, every, passed] = [[], 1, 0];
    },
    get frames() {
      return frames;
    },
  };
}
