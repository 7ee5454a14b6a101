import { elementwise } from "./elementwise.ts";
import type { Emitters } from "./emit.ts";
import { linear } from "./linear.ts";
import { norm } from "./norm.ts";
import { pools } from "./pool.ts";
import { shape } from "./shape.ts";

/** Every kernel that can be written into a graph. */
export const emitters: Emitters = { ...elementwise, ...linear, ...pools, ...shape, ...norm };
