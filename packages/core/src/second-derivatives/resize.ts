import { engine, type NamedAttrMap, type Tensor, zerosLike } from "@tensorflow/tfjs-core";
import { supplyGradient } from "./supply-gradient.ts";

/** The gradients of the gradients of resizing, which is linear: each is the resizing itself. */
export function supplyResize(): void {
  for (const kernelName of ["ResizeBilinear", "ResizeNearestNeighbor"]) {
    supplyGradient<NamedAttrMap>({
      kernelName: `${kernelName}Grad`,
      inputsToSave: ["images"],
      gradFunc: (dx, [images], attributes) => ({
        dy: () => engine().runKernel(kernelName, { images: dx }, attributes) as Tensor,
        images: () => zerosLike(images!),
      }),
    });
  }
}
