import { integers, text } from "../graph-def.ts";
import type { Emit, Emitters } from "./emit.ts";
import { window } from "./linear.ts";

interface PoolAttributes {
  readonly filterSize: number | readonly [number, number];
  readonly strides: number | readonly [number, number];
  readonly pad: "valid" | "same" | number;
  readonly dimRoundingMode?: string;
}

/** Pooling; numeric padding other than 0, and sizes rounded up, are more than graphs can say. */
const pool =
  (op: string): Emit<PoolAttributes> =>
  ({ graph, input }, { filterSize, strides, pad, dimRoundingMode }) => {
    const padding = pad === 0 ? "valid" : pad;
    if (typeof padding === "number" || (dimRoundingMode ?? "floor") !== "floor") return undefined;
    return graph.node(op, [input("x")], {
      ksize: integers(window(filterSize)),
      strides: integers(window(strides)),
      padding: text(padding.toUpperCase()),
    });
  };

export const pools: Emitters = { MaxPool: pool("MaxPool"), AvgPool: pool("AvgPool") };
