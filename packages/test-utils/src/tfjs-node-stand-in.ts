import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import {
  type backend_util,
  copyRegisteredKernels,
  engine,
  getKernel,
  type KernelFunc,
  registerBackend,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from "@tensorflow/tfjs-core";

const convolutions = [
  "Conv2D",
  "FusedConv2D",
  "Conv2DBackpropFilter",
  "Conv2DBackpropInput",
  "DepthwiseConv2dNative",
  "FusedDepthwiseConv2D",
  "DepthwiseConv2dNativeBackpropFilter",
  "DepthwiseConv2dNativeBackpropInput",
];
const pools = ["MaxPool", "MaxPoolGrad", "AvgPool", "AvgPoolGrad"];

/**
 * What `import("@tensorflow/tfjs-node")` does, with the plain engine's kernels for the C library: it registers the engine
 * `tensorflow`, whose kernels answer with tensors and refuse what the real ones refuse.
 */
export function tfjsNodeStandIn({ isUsingGpuDevice }: { readonly isUsingGpuDevice: boolean }) {
  return async () => {
    const create = () => Object.assign(new MathBackendCPU(), { isUsingGpuDevice });
    if (!registerBackend("tensorflow", create)) return {};
    copyRegisteredKernels("cpu", "tensorflow");
    for (const kernelName of [...convolutions, ...pools]) {
      const own = getKernel(kernelName, "tensorflow");
      unregisterKernel(kernelName, "tensorflow");
      registerKernel({ ...own, kernelFunc: refusingNumbers(own.kernelFunc) });
    }
    return {};
  };
}

function refusingNumbers(own: KernelFunc): KernelFunc {
  return (call) => {
    const { pad } = call.attrs as unknown as {
      pad: backend_util.ExplicitPadding | string | number;
    };
    if (typeof pad !== "string" && pad !== 0) {
      throw new Error(
        "TF Backend supports only 'valid' and 'same' padding while padding was NUMBER",
      );
    }
    return engine().makeTensorFromTensorInfo(own(call) as TensorInfo);
  };
}
