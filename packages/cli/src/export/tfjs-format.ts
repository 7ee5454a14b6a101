import { encodeModelFiles, exportGraphModel } from "@gan/graph-model";
import { dispose } from "@tensorflow/tfjs-core";
import type { ExportFormat } from "./export-format.ts";

/** A folder per network with a graph model of TensorFlow.js. */
export const tfjsFormat: ExportFormat = {
  folderOf: ({ role }) => role,
  async encode({ compute, example }, metadata) {
    const inputs = example();
    try {
      const options = { freeBatch: true, metadata };
      return await encodeModelFiles(await exportGraphModel(compute, inputs, options));
    } finally {
      dispose(inputs);
    }
  },
  replaces: /^weights-.*\.bin$/,
  usage: ({ letter, input, output }, file) => [
    `import * as tf from "@tensorflow/tfjs";`,
    `const ${letter} = await tf.loadGraphModel(${JSON.stringify(file)}); // in a page: where it is served`,
    `const ${output.name} = ${letter}.predict(tf.tensor(${input.name}, [1, ${input.size}]));`,
  ],
};
