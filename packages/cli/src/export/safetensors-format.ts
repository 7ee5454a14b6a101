import type { ExportFormat } from "./export-format.ts";

/** One file of weights per network, for Python and others. */
export const safetensorsFormat: ExportFormat = {
  folderOf: () => "",
  async encode({ role, encode }, metadata) {
    return [{ name: `${role}.safetensors`, bytes: await encode(metadata) }];
  },
  usage: ({ letter, weight }, file) => [
    "from safetensors.numpy import load_file",
    `${letter} = load_file(${JSON.stringify(file)})`,
    `print(${letter}[${JSON.stringify(weight)}].shape)`,
  ],
};
