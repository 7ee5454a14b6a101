import type { Kernels } from "../kernel.ts";
import { binaryKernels } from "./binary.ts";
import { convKernels } from "./conv.ts";
import { gatherKernels } from "./gather.ts";
import { matmulKernels } from "./matmul.ts";
import { normKernels } from "./norm.ts";
import { poolKernels } from "./pool.ts";
import { reduceKernels } from "./reduce.ts";
import { shapeKernels } from "./shape.ts";
import { unaryKernels } from "./unary.ts";

/** Every kernel that is recorded; the host computes the others. */
export const kernels: Kernels = {
  ...unaryKernels,
  ...binaryKernels,
  ...reduceKernels,
  ...matmulKernels,
  ...shapeKernels,
  ...gatherKernels,
  ...convKernels,
  ...poolKernels,
  ...normKernels,
};
