export { directoryStore } from "./directory-store.ts";
export { replaceFile } from "./replace-file.ts";
export {
  type CreateRunOptions,
  createRun,
  loadRun,
  type OpenRunOptions,
  openRun,
  type Run,
  type RunView,
} from "./run.ts";
export type { RunFolder } from "./run-folder.ts";
export { unwritable } from "./unwritable.ts";
export { writeTogether } from "./write-together.ts";
