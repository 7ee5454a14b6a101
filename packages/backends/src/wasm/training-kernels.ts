import { installMatMul } from "./mat-mul.ts";

let isInstalled = false;

/** Gives the WebAssembly engine, once, the kernels that training needs and it lacks or has only slowly. */
export function installTrainingKernels(): void {
  if (isInstalled) return;
  installMatMul();
  isInstalled = true;
}
