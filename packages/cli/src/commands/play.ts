import { createRequire } from "node:module";
import { dirname } from "node:path";
import { MissingFileError } from "@gan/spec";
import { type Command, Option } from "commander";
import { z } from "zod";
import { parseFields } from "../fields.ts";
import { interruptible, say } from "../terminal.ts";

const playSchema = z.object({
  port: z.int().min(0).max(65_535).describe("port to serve on; 0 takes a free one"),
  open: z.boolean(),
});

/** `gan play [experiment]`. */
export function play(command: Command): Command {
  return command
    .addOption(new Option("--port <number>", playSchema.shape.port.description).default("4014"))
    .option("--no-open", "print the address, and open no browser")
    .action(async (experiment: string | undefined, typed) => {
      const { port = 4014, open: opens = true } = parseFields(playSchema, typed);
      const { servePage } = await import("../serve-page.ts");
      const { default: open } = await import("open");
      const page = await servePage(pageFolder(), port);
      const address = page.address + hashOf(experiment);
      try {
        say(`The playground is at ${address}\nCtrl-C ends it.`);
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
    });
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
