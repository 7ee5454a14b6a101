import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PenaltyGradients } from "@gan/test-utils/penalty-gradients";
import { buildSite } from "../support/build-site.ts";
import { openPage } from "../support/chromium.ts";

/** What Chromium makes of every network on an engine: gradients by name, or a network's error. */
export async function measureInChromium(
  engine: string,
): Promise<Readonly<Record<string, PenaltyGradients | string>>> {
  const site = await mkdtemp(join(tmpdir(), "gan-derivatives-"));
  try {
    await buildSite(join(import.meta.dirname, "page.ts"), site);
    const { measured, error } = JSON.parse(await openPage(site, `#${engine}`));
    if (error !== undefined) throw new Error(error);
    return measured;
  } finally {
    await rm(site, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
