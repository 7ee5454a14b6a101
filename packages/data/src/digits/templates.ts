/** A way of writing a digit: the strokes of the pen, each a row of points the pen passes through. */
export interface Template {
  /** How often people write the digit this way, relative to its other templates. */
  readonly share: number;
  readonly strokes: readonly (readonly ControlPoint[])[];
}

/** A point of a stroke, in hundredths of the digit's height, `y` downward. */
export interface ControlPoint {
  readonly x: number;
  readonly y: number;
  /** The pen turns sharply here; elsewhere its path is smooth. */
  readonly isCorner: boolean;
}

/**
 * The templates of the digits 0 to 9.
 *
 * A point is written `x,y`, a corner `x,y!`, and `|` lifts the pen.
 */
export const templates: readonly (readonly Template[])[] = [
  [
    template(3, "54,3 24,22 16,54 30,90 57,96 81,72 79,28 54,4 41,8"),
    template(2, "63,8 34,7 14,40 19,80 50,97 79,82 87,44 68,9 52,7"),
    template(1, "43,12 19,40 23,82 52,97 80,76 81,32 59,6 39,8 34,18"),
  ],
  [
    template(6, "50,2 50,34 50,66 50,98"),
    template(3, "56,2 52,32 48,66 47,98"),
    template(1.5, "36,20 52,4! 51,50 50,97"),
    template(1, "32,22 51,4! 50,50 50,96 | 26,97 52,96 78,96"),
  ],
  [
    template(3, "22,22 38,5 61,5 73,24 66,47 44,72 18,94! 48,92 84,93"),
    template(3, "18,24 36,6 62,6 74,26 64,52 42,78 24,92 14,83 26,73 46,81 66,92 90,88"),
    template(2, "22,20 46,4 70,14 70,38 48,68 18,93! 42,88 62,94 90,86"),
    template(1, "18,10 44,5 72,10 66,34 44,62 16,92! 46,88 70,90 92,84"),
  ],
  [
    template(4, "22,14 44,3 68,12 70,32 54,45 38,48! 58,49 77,64 74,86 48,98 20,88"),
    template(2, "24,12 48,3 69,16 62,38 46,47 40,45 50,46 71,58 76,80 54,97 22,88"),
    template(1, "22,7 48,6 74,5! 60,24 44,42! 68,48 78,70 62,94 36,97 18,86"),
  ],
  [
    template(3, "27,6 21,34 24,52 48,56 80,50 | 74,4 69,50 64,98"),
    template(2, "24,8 19,52! 50,54 82,50 | 72,4 69,50 67,98"),
    template(2, "64,3 40,34 15,62! 50,62 88,60 | 64,4 62,50 60,98"),
    template(1, "28,8 20,40 36,54 60,46 74,6! 69,50 64,98"),
  ],
  [
    template(3, "34,8 28,44! 50,39 72,50 74,74 54,95 18,92 | 34,8 60,6 88,3"),
    template(2, "88,4 60,6 35,9! 28,45! 50,40 72,51 73,75 52,96 18,90"),
    template(1, "84,4 54,6 35,18 36,38 56,48 71,62 64,88 40,98 18,90"),
  ],
  [
    template(3, "66,4 42,22 26,50 22,76 38,96 62,94 74,76 64,59 44,60 26,77"),
    template(2, "54,2 34,34 23,66 32,92 54,98 72,84 66,65 46,61 26,76"),
    template(1, "46,2 31,30 24,60 28,88 50,98 74,86 76,66 58,56 38,62 26,78"),
  ],
  [
    template(4, "16,12 48,10 82,7! 62,46 46,98"),
    template(2, "18,13 46,9 74,9 75,24 58,60 48,98"),
    template(2, "16,27 19,11! 50,11 82,7! 62,50 48,98"),
    template(1, "18,12 50,10 82,7! 62,46 48,98 | 36,53 56,51 78,49"),
  ],
  [
    template(4, "72,15 54,4 34,13 38,33 56,51 68,73 54,95 35,93 29,76 43,57 62,38 74,20 68,9"),
    template(2, "52,46 35,32 38,9 54,3 70,14 64,34 48,48 30,68 31,89 48,97 66,87 67,66 52,47"),
    template(1, "80,6 52,4 34,17 42,39 60,57 65,80 50,96 33,89 34,70 54,47 80,14"),
  ],
  [
    template(3, "72,14 50,4 28,16 24,38 42,50 65,38 75,10! 70,55 64,98"),
    template(1, "71,12 48,4 28,18 27,40 46,50 67,37 74,13 74,50 66,82 50,97 34,92"),
    template(2, "70,20 52,4 28,18 26,42 46,50 67,35 73,13 66,54 52,98"),
  ],
];

function template(share: number, path: string): Template {
  const strokes = path.split(" | ").map((stroke) => stroke.split(" ").map(controlPoint));
  return { share, strokes };
}

function controlPoint(written: string): ControlPoint {
  const [x, y] = written.split(",").map(Number.parseFloat);
  return { x: x!, y: y!, isCorner: written.endsWith("!") };
}
