import { Command } from "commander";
import { type CommandEntry, commands } from "./commands.ts";
import { argumentsOf, usageOf } from "./usage-of.ts";
import { version } from "./version.ts";
import { voice } from "./voice.ts";

/**
 * Makes the command line. Only commands whose name is among the words have their flags: the others are not loaded.
 *
 * @param words - What was typed.
 */
export async function createProgram(words: readonly string[]): Promise<Command> {
  const program: Command = new Command("gan")
    .description(
      "Generative Adversarial Nets (Goodfellow et al., 2014): train, score and look at them",
    )
    .version(version)
    .option("--json", "print JSON, and nothing else")
    .option("--quiet", "print the answer, and no more")
    .configureHelp({
      subcommandTerm,
      showGlobalOptions: true,
      visibleGlobalOptions: (command) =>
        command.parent ? program.options.filter(({ long }) => long !== "--version") : [],
    })
    .configureOutput({ outputError() {} })
    .hook("preAction", () => voice.begin(program.opts()));
  for (const entry of commands) {
    const named = commandOf(entry).copyInheritedSettings(program);
    program.addCommand(words.includes(entry.name) ? (await entry.load())(named) : named);
  }
  answerInSentences(program);
  return program;
}

/** A command without its flags. */
function commandOf(entry: CommandEntry): Command {
  const command = new Command(entry.name).description(entry.description);
  for (const [name, words] of Object.entries(entry.arguments)) command.argument(name, words);
  return command;
}

/** Lets a command and those below it throw what they refuse, in words of ours. */
function answerInSentences(command: Command): void {
  command.exitOverride((error) => {
    const isHelp = error.exitCode === 0 || error.code === "commander.help";
    throw isHelp ? error : usageOf(error, command);
  });
  for (const below of command.commands) answerInSentences(below);
}

/** A command in the list of all, as it would stand there with its flags. */
function subcommandTerm(command: Command): string {
  const entry = commands.find(({ name }) => name === command.name());
  const hasFlags = command.options.length > 0 || (entry?.hasFlags ?? false);
  return [command.name(), hasFlags ? "[options]" : "", argumentsOf(command)]
    .filter(Boolean)
    .join(" ");
}
