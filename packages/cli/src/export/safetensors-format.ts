import type { ExportFormat } from "./export-format.ts";

/** One file of weights per network, for Python and others. */
export const safetensorsFormat: ExportFormat = {
  folderOf: () => "",
  async encode({ role, encode }, metadata) {
    return [{ name: `${role}.safetensors`, bytes: await encode(metadata) }];
  },
  usage: ({ weight }, file) => [
    "from safetensors.numpy import load_file",
    `G = load_file(${JSON.stringify(file)})`,
    `print(G[${JSON.stringify(weight)}].shape)`,
  ],
};
