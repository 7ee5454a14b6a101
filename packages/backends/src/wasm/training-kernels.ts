import { installBroadcast } from "./broadcast.ts";
import { installConv2DBackpropFilter } from "./conv2d-backprop-filter.ts";
import { installConv2DBackpropInput } from "./conv2d-backprop-input.ts";
import { installIdentity } from "./identity.ts";
import { installMatMul } from "./mat-mul.ts";
import { installMaxPoolGrad } from "./max-pool-grad.ts";
import { installOneHot } from "./one-hot.ts";

let isInstalled = false;

/**
 * Gives the WebAssembly engine, once, the kernels that training needs and that it lacks, has only slowly, or gets wrong.
 *
 * @param threads - With how many threads large products are multiplied, where the engine's memory is shared.
 */
export function installTrainingKernels(threads: number): void {
  if (isInstalled) return;
  installIdentity();
  installMatMul(threads);
  installBroadcast();
  installConv2DBackpropFilter();
  installConv2DBackpropInput();
  installMaxPoolGrad();
  installOneHot();
  isInstalled = true;
}
