import type { EdgeName } from "./lit-edges.ts";

/** An edge as it is drawn. */
export interface Edge {
  readonly name: EdgeName;
  readonly path: string;
  /** Of the path, in its own unit. */
  readonly length: number;
  /** Where its arrow ends. */
  readonly tip: readonly [x: number, y: number];
  /** What it carries. */
  readonly of: "data" | "of-g" | "of-d";
  /** When it is its turn, and how long it takes, of the six parts of a step. */
  readonly turn: readonly [at: number, lasts: number];
  /** A gradient: it goes back. */
  readonly isBack?: true;
}

/** In the order of a step; the last one goes through D. */
export const edges: readonly Edge[] = [
  edge("noise", "of-g", "M78 27V46", 19, [78, 46], [0, 1]),
  edge("samples", "of-g", "M78 76V112", 36, [78, 112], [1, 1]),
  edge("examples", "data", "M190 27V112", 85, [190, 112], [0, 2]),
  edge("judgedSamples", "of-g", "M78 142V157", 15, [78, 157], [2, 1]),
  edge("judgedExamples", "data", "M190 142V157", 15, [190, 157], [2, 1]),
  edge("samplesToG", "of-g", "M70 179V207", 28, [70, 207], [3, 1]),
  edge("samplesToD", "of-g", "M98 179C98 197 154 188 154 207", 66, [154, 207], [3, 1]),
  edge("examplesToD", "data", "M190 179V207", 28, [190, 207], [3, 1]),
  edge("examplesToG", "data", "M170 179C170 197 114 188 114 207", 66, [114, 207], [3, 1]),
  { ...edge("gradientOfD", "of-d", "M245 207V142", 65, [245, 142], [4, 2]), isBack: true },
  { ...edge("gradientOfG", "of-g", "M23 207V76", 131, [23, 76], [4, 2]), isBack: true },
];

function edge(
  name: EdgeName,
  of: Edge["of"],
  path: string,
  length: number,
  tip: Edge["tip"],
  turn: Edge["turn"],
): Edge {
  return { name, of, path, length, tip, turn };
}
