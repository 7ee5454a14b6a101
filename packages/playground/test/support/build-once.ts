import type { TestProject } from "vitest/node";
import { buildPage } from "./build-page.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the built page. */
    page: string;
  }
}

/** Builds the page once for all files of tests; vitest calls it before them, and what it returns after them. */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = await buildPage();
  project.provide("page", folder);
  return remove;
}
