import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PenaltyGradients } from "@gan/test-utils/penalty-gradients";
import { buildSite } from "../support/build-site.ts";
import { openPage } from "../support/open-page.ts";

/** What an engine in Chromium makes of everything that is differentiated. */
export interface Measured {
  /** Gradients of every network by name, or its error. */
  readonly measured: Readonly<Record<string, PenaltyGradients | string>>;
  /** Slopes of every objective by name. */
  readonly slopes: Readonly<Record<string, readonly number[]>>;
}

export async function measureInChromium(engine: string): Promise<Measured> {
  const site = await mkdtemp(join(tmpdir(), "gan-derivatives-"));
  try {
    await buildSite(join(import.meta.dirname, "page.ts"), site);
    const { error, ...measured } = JSON.parse(await openPage(site, `#${engine}`));
    if (error !== undefined) throw new Error(error);
    return measured;
  } finally {
    await rm(site, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
