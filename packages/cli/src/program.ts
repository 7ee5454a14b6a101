import { Command, CommanderError } from "commander";
import { type CommandEntry, commands } from "./commands.ts";
import { listenToOutput } from "./output.ts";
import { exitCodeOf, printError } from "./print-error.ts";
import { version } from "./version.ts";

/**
 * Runs the `gan` command.
 *
 * @param argv - Arguments after the command's name.
 * @returns The exit code: 0, 2 for bad input, 1 for a defect, 130 when it was interrupted.
 */
export async function runGan(argv: readonly string[]): Promise<number> {
  lost ??= listenToOutput();
  const code = await run(argv);
  const reason = lost();
  if (reason === undefined || code !== 0) return code;
  process.stderr.write(`What was to be printed could not be written: ${reason}.\n`);
  return 2;
}

/** One listener for the process, however many commands it runs. */
let lost: (() => string | undefined) | undefined;

async function run(argv: readonly string[]): Promise<number> {
  const program = new Command("gan")
    .description(
      "Generative Adversarial Nets (Goodfellow et al., 2014): train, score and look at them",
    )
    .version(version)
    .showHelpAfterError("Use `gan --help` or `gan <command> --help`.")
    .configureHelp({ subcommandTerm });
  for (const entry of commands) {
    const named = commandOf(entry).copyInheritedSettings(program);
    program.addCommand(argv.includes(entry.name) ? (await entry.load())(named) : named);
  }
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(argv, { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    printError(error);
    return exitCodeOf(error);
  }
}

/** A command without its flags. */
function commandOf(entry: CommandEntry): Command {
  const command = new Command(entry.name).description(entry.description);
  for (const [name, words] of Object.entries(entry.arguments)) command.argument(name, words);
  return command;
}

/** A command in the list of all, as it would stand there with its flags. */
function subcommandTerm(command: Command): string {
  const entry = commands.find(({ name }) => name === command.name());
  const names = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [command.name(), ...(entry?.hasFlags ? ["[options]"] : []), ...names].join(" ");
}
