import { createRequire } from "node:module";
import { dirname } from "node:path";
import { MissingFileError } from "@gan/spec";
import open from "open";
import { offeredData } from "./offered-data.ts";
import { servePage } from "./serve-page.ts";
import { answer, answerJson, interruptible, say } from "./terminal.ts";

export interface OpenPlaygroundOptions {
  readonly port: number;
  /** Whether a browser is opened, too. */
  readonly opens: boolean;
}

/**
 * Serves the playground until Ctrl-C.
 *
 * @param experiment - What to open, by name or as the page's address has it.
 */
export async function openPlayground(
  experiment: string | undefined,
  { port, opens }: OpenPlaygroundOptions,
): Promise<void> {
  const page = await servePage(pageFolder(), port, offeredData(say));
  const address = page.address + hashOf(experiment);
  try {
    answer(`The playground is at ${address}`);
    say("Ctrl-C ends it.");
    answerJson({ address });
    await interruptible(async (signal) => {
      // A machine without a browser has the address above.
      if (opens)
        await open(address).then(
          (child) => child.on("error", () => {}),
          () => {},
        );
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    });
  } finally {
    await page.close();
  }
}

/** Where the built page is. @throws {MissingFileError} When the playground is not installed, or not built. */
function pageFolder(): string {
  try {
    const { resolve } = createRequire(import.meta.url);
    return dirname(resolve("@gan/playground/page/index.html"));
  } catch {
    throw new MissingFileError(
      "@gan/playground",
      "Install it beside `@gan/cli`: `npm install @gan/playground`. In a clone, `npx --yes pnpm@10 build` makes it.",
    );
  }
}

function hashOf(experiment: string | undefined): string {
  if (experiment === undefined) return "";
  return `#${experiment.includes("=") ? experiment.replace(/^#/, "") : `game=${experiment}`}`;
}
