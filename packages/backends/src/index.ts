export { type BackendChoice, useBackend } from "./use-backend.ts";
