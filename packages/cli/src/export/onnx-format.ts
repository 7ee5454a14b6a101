import { dispose } from "@tensorflow/tfjs-core";
import type { ExportFormat } from "./export-format.ts";

/** One ONNX file per network, for ONNX Runtime and others. */
export const onnxFormat: ExportFormat = {
  folderOf: () => "",
  async encode({ role, compute, example }, metadata) {
    const { exportOnnx } = await import("@gan/backend-onnx");
    const inputs = example();
    try {
      const bytes = exportOnnx(compute, inputs, { freeBatch: true, metadata });
      return [{ name: `${role}.onnx`, bytes }];
    } finally {
      dispose(inputs);
    }
  },
  usage: ({ letter, input: { name, size }, output }, file) => [
    `import { InferenceSession, Tensor } from "onnxruntime-node";`,
    `const ${letter} = await InferenceSession.create(${JSON.stringify(file)});`,
    `const { ${output.name} } = await ${letter}.run({ ${name}: new Tensor("float32", ${name}, [1, ${size}]) });`,
  ],
};
