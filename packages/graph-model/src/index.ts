export { encodeModelFiles, type ModelFile } from "./encode-model-files.ts";
export { exportGraphModel, type GraphModelOptions } from "./export-graph-model.ts";
