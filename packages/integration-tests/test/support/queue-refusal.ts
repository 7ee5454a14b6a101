import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { temporaryFolder } from "./gan.ts";
import { ganInProcess } from "./gan-in-process.ts";

/** What a command says of a broker that it cannot use; nothing is left of it. */
export async function queueRefusal(address: string, ...words: string[]): Promise<string> {
  const folder = await temporaryFolder();
  const typed = words.length > 0 ? words : ["worker"];
  const ended = await ganInProcess({ folder }, ...typed, "--queue", address, "--json");
  expect(ended).toMatchObject({ code: 2, stdout: "" });
  const { code, message } = JSON.parse(ended.stderr);
  expect(code).toBe("GAN_QUEUE");
  expect(message).not.toMatch(/hunter2/);
  expect(existsSync(join(folder, "runs"))).toBe(false);
  return message;
}
