import { join } from "node:path";
import { runGan } from "@gan/cli";
import { vi } from "vitest";
import type { Ended, Places } from "./gan.ts";

/**
 * Runs `gan` in this process, on the sources, with no terminal and no network: all that it does but its start. One at a
 * time: the working directory and what is printed belong to the process.
 */
export async function ganInProcess({ folder, network }: Places, ...args: string[]): Promise<Ended> {
  const printed = { stdout: "", stderr: "" };
  const from = process.cwd();
  process.chdir(folder);
  vi.stubEnv("GAN_DATA_DIR", undefined);
  vi.stubEnv("GAN_RUNS_DIR", join(folder, "runs"));
  vi.stubEnv("GAN_CACHE_DIR", join(folder, "cache"));
  vi.stubGlobal("fetch", async () => {
    if (network === undefined) throw new TypeError("offline");
    return new Response(network);
  });
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((chunk) => {
      printed[name] += chunk;
      return true;
    }),
  );
  try {
    const code = await runGan(args);
    return { code, ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    process.chdir(from);
    process.exitCode = undefined;
  }
}
