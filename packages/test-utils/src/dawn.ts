import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Imports the npm package `webgpu`, which is no dependency of this repository, from a project that has it. */
export function loadDawnFrom(project: string) {
  const { resolve } = createRequire(join(project, "package.json"));
  return import(pathToFileURL(resolve("webgpu")).href);
}
