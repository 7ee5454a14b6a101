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
    template(3, "54,3 31,14 19,50 29,86 50,97 71,86 81,50 70,15 50,3 42,7"),
    template(2, "64,9 40,4 21,28 17,62 32,92 55,97 78,76 82,40 68,12 52,6"),
    template(1, "46,10 30,20 20,48 28,84 52,97 74,80 80,46 66,14 44,6 36,16"),
  ],
  [
    template(6, "50,2 50,34 50,66 50,98"),
    template(2, "54,2 50,32 48,66 49,98"),
    template(1.5, "36,20 52,4! 51,50 50,97"),
    template(1, "32,22 51,4! 50,50 50,96 | 26,97 52,96 78,96"),
  ],
  [
    template(3, "22,22 38,5 61,5 73,24 66,47 44,72 18,94! 48,92 82,93"),
    template(3, "20,24 38,6 62,6 74,26 64,52 42,78 24,91 16,82 28,73 46,82 64,93 86,88"),
    template(2, "24,20 46,4 70,14 70,38 48,68 20,93! 40,89 60,95 86,87"),
  ],
  [
    template(4, "22,14 44,3 68,12 70,32 54,45 38,48! 58,49 77,64 74,86 48,98 20,88"),
    template(2, "24,12 48,3 69,16 62,38 46,47 40,45 50,46 71,58 76,80 54,97 22,88"),
    template(1, "22,7 48,6 74,5! 60,24 44,42! 68,48 78,70 62,94 36,97 18,86"),
  ],
  [
    template(3, "27,6 21,34 24,52 48,56 78,50 | 71,6 67,50 64,98"),
    template(2, "24,8 20,50! 50,53 80,50 | 70,4 68,50 67,98"),
    template(2, "62,3 40,34 15,64! 50,64 87,62 | 62,4 61,50 60,98"),
    template(1, "28,8 20,40 36,54 60,46 72,8! 68,50 64,98"),
  ],
  [
    template(3, "32,6 27,44! 50,38 74,50 76,74 56,95 22,91 | 32,6 56,5 80,4"),
    template(2, "80,5 56,6 33,8! 27,44! 50,39 73,50 75,75 54,96 20,90"),
    template(2, "78,5 50,6 34,16 36,36 56,46 73,62 66,88 42,98 20,90"),
  ],
  [
    template(3, "66,4 42,22 26,50 22,76 38,96 62,94 74,76 64,59 44,59 26,76"),
    template(2, "54,2 34,34 23,66 32,92 54,98 72,84 66,65 46,61 26,76"),
    template(1, "46,2 31,30 24,60 28,88 50,98 74,86 76,66 58,56 38,62 26,78"),
  ],
  [
    template(4, "18,10 50,9 80,7! 62,45 46,98"),
    template(2, "18,12 46,8 74,9 74,24 58,60 48,98"),
    template(2, "18,26 20,9! 50,11 80,8! 62,50 50,98"),
    template(2, "20,10 50,9 80,7! 62,45 48,98 | 36,53 56,51 76,50"),
  ],
  [
    template(3, "70,14 50,4 31,16 36,36 58,52 73,74 60,95 40,96 27,80 38,58 60,40 72,22 66,10"),
    template(2, "50,47 32,34 34,10 52,3 70,14 66,36 50,47 30,64 28,86 48,97 72,88 72,64 52,47"),
    template(1, "76,8 50,5 32,18 40,40 62,56 70,78 54,96 34,90 32,70 52,48 76,20"),
  ],
  [
    template(3, "72,14 50,4 28,16 26,40 44,52 66,40 74,12! 70,55 66,98"),
    template(2, "71,12 48,4 28,18 28,42 48,52 68,38 73,14 74,50 66,82 46,97 26,90"),
    template(2, "70,22 52,5 30,18 28,44 48,52 68,36 72,14 66,52 52,98"),
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
