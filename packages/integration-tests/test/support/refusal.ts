import { readdir } from "node:fs/promises";
import { expect } from "vitest";
import { gan, type Places } from "./gan.ts";
import { ganInProcess } from "./gan-in-process.ts";

/** Runs a command that must fail with a sentence, exit code 2 and nothing left behind, and gives the sentence. */
export function refusalOf(places: Places, ...args: string[]): Promise<string> {
  return refusalBy(gan, places, ...args);
}

/** The same without a process of its own. */
export function refusalInProcess(places: Places, ...args: string[]): Promise<string> {
  return refusalBy(ganInProcess, places, ...args);
}

async function refusalBy(start: typeof gan, places: Places, ...args: string[]): Promise<string> {
  const before = await allFiles(places.folder);
  const { code, stdout, stderr } = await start(places, ...args);
  expect({ code, stderr }).toMatchObject({ code: 2 });
  expect(stderr).not.toMatch(/^\s+at |defect/m);
  expect(stdout).not.toContain("Iteration");
  expect(await allFiles(places.folder)).toEqual(before);
  return stderr;
}

/** All files and folders but the empty cache of downloads and the numbered locks of runs. */
export async function allFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => !/^cache(.mnist)?$|\.writer-\d+\.lock$/.test(file)).sort();
}
