import type { Stream } from "@gan/spec";
import { displace, latticeSize } from "./elastic.ts";
import { chooseHand, type Hand } from "./hand.ts";
import { BOX_SIDE, centerByMass, fitIntoBox } from "./normalize.ts";
import { type Line, rasterize } from "./rasterize.ts";
import { spline } from "./spline.ts";
import { type ControlPoint, type Template, templates } from "./templates.ts";

/** Standard deviation of a control point, and of the knots of the elastic field. */
const JITTER = 1.9;
const ELASTICITY = 10.5;

/**
 * Draws one digit as a person might write it, normalized as MNIST's were.
 *
 * A template of its class, each control point moved a little, goes through a smooth random field, the
 * writer's slant and a pen.
 *
 * @param label - 0 to 9.
 * @param stream - All the digit's randomness.
 * @param image - `[28, 28]` bytes, all 0 before; 255 is ink.
 */
export function drawDigit(label: number, stream: Stream, image: Uint8Array): void {
  const hand = chooseHand(stream);
  const template = chooseTemplate(templates[label]!, stream.next());
  const lattice = stream.fillNormal(new Float32Array(latticeSize));
  const paths = template.strokes.map((stroke) => {
    const path = spline(jitter(stroke, stream));
    displace(path, lattice, ELASTICITY);
    lean(path, hand);
    return path;
  });
  fitIntoBox(paths, hand.radius);
  const box = new Float64Array(BOX_SIDE * BOX_SIDE);
  rasterize(
    paths.map((path) => press(path, hand)),
    box,
    BOX_SIDE,
  );
  centerByMass(box, image);
}

/** The template at `position` in `[0, 1)` when each takes its share of the way. */
function chooseTemplate(choices: readonly Template[], position: number): Template {
  let left = position * choices.reduce((sum, { share }) => sum + share, 0);
  for (const choice of choices) {
    left -= choice.share;
    if (left < 0) return choice;
  }
  return choices[0]!;
}

function jitter(stroke: readonly ControlPoint[], stream: Stream): ControlPoint[] {
  const moves = stream.fillNormal(new Float32Array(2 * stroke.length), 0, JITTER);
  return stroke.map(({ x, y, isCorner }, i) => ({
    x: x + moves[2 * i]!,
    y: y + moves[2 * i + 1]!,
    isCorner,
  }));
}

/** Widens, slants and turns a path about the middle of the digit. */
function lean(path: number[], { aspect, slant, sine, cosine }: Hand): void {
  for (let at = 0; at < path.length; at += 2) {
    const y = path[at + 1]! - 50;
    const x = (path[at]! - 50) * aspect - slant * y;
    path[at] = cosine * x - sine * y;
    path[at + 1] = sine * x + cosine * y;
  }
}

/** The pen's radius along a path: it grows or fades, and is heavier or lighter in the middle. */
function press(points: number[], { radius, fade, bow }: Hand): Line {
  const count = points.length / 2;
  const radii = Array.from({ length: count }, (_, i) => {
    const t = (2 * i) / (count - 1) - 1;
    return radius * (1 + fade * t + bow * (1 - 2 * t * t));
  });
  return { points, radii };
}
