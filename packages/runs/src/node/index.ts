export { deleteRun } from "./delete-run.ts";
export { directoryStore } from "./directory-store.ts";
export { renameRun } from "./rename-run.ts";
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
export { listRuns, type RunFolder } from "./run-folder.ts";
export { unwritable } from "./unwritable.ts";
export { writeTogether } from "./write-together.ts";
export { freeOfLeasedWriter, LEASED, writerOf } from "./writer-lock.ts";
