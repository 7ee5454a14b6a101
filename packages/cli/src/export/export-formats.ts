import type { ExportFormat } from "./export-format.ts";
import { onnxFormat } from "./onnx-format.ts";
import { safetensorsFormat } from "./safetensors-format.ts";
import { tfjsFormat } from "./tfjs-format.ts";

/** Every format, by the name that `--to` takes. */
export const exportFormats: Readonly<Record<"onnx" | "tfjs" | "safetensors", ExportFormat>> = {
  onnx: onnxFormat,
  tfjs: tfjsFormat,
  safetensors: safetensorsFormat,
};
