import { CommanderError } from "commander";
import { createProgram } from "./create-program.ts";
import { endWithLease } from "./end-with-lease.ts";
import { ENDS_WITH_PARENT, endWithParent } from "./end-with-parent.ts";
import { listenToOutput, output } from "./output.ts";
import { exitCodeOf, printError } from "./print-error.ts";
import { voice } from "./voice.ts";

/**
 * Runs the `gan` command.
 *
 * @param argv - Arguments after the command's name.
 * @returns The exit code: 0, 2 for bad input, 1 for a defect, 130 when it was interrupted.
 */
export async function runGan(argv: readonly string[]): Promise<number> {
  lost ??= listenToOutput();
  if (process.env[ENDS_WITH_PARENT]) endWithParent();
  if (process.env.GAN_LEASED) endWithLease();
  const code = await run(argv);
  const reason = lost();
  if (reason === undefined || code !== 0) return code;
  process.stderr.write(`What was to be printed could not be written: ${reason}.\n`);
  return 2;
}

/** One listener for the process, however many commands it runs. */
let lost: (() => string | undefined) | undefined;

async function run(argv: readonly string[]): Promise<number> {
  if (argv[0] === "__complete") {
    const { completionsOf } = await import("./completion/completions-of.ts");
    for (const each of await completionsOf(argv.slice(1))) output.write(`${each}\n`);
    return 0;
  }
  voice.begin({});
  const program = await createProgram(argv);
  try {
    await program.parseAsync(argv, { from: "user" });
    // Every command answers a program, if only with what it would have said.
    if (voice.kind === "json" && !voice.hasAnswered) {
      output.write(`${JSON.stringify({ said: voice.remarks })}\n`);
    }
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    voice.begin(program.opts());
    printError(error);
    return exitCodeOf(error);
  }
}
