export { directoryStore } from "./directory-store.ts";
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
