import { UnknownNameError } from "@gan/spec";
import type { Command, CommanderError } from "commander";
import { UsageError } from "./usage-error.ts";

/** Turns what commander says of a command line into what happened, what was expected and what to do. */
export function usageOf({ code, message }: CommanderError, command: Command): Error {
  const path = pathOf(command);
  const help = `\`${path} --help\``;
  const [, word = ""] = /'(.*?)'/.exec(message) ?? [];
  const [, nearest] = /Did you mean (?:one of )?(\S+?)[,?]/.exec(message) ?? [];
  const guess = nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`;
  switch (code) {
    case "commander.unknownCommand":
      return new UnknownNameError("command", command.args[0] ?? word, namesIn(command));
    case "commander.unknownOption":
      return new UsageError(`\`${path}\` has no flag \`${word}\`.${guess} ${help} lists all.`);
    case "commander.missingArgument": {
      const missing = command.registeredArguments.find((argument) => argument.name() === word);
      return new UsageError(
        `\`${path}\` needs \`<${word}>\`: ${missing?.description}. Type \`${path} ${argumentsOf(command)}\`; ${help} says more.`,
      );
    }
    case "commander.optionMissingArgument": {
      const option = command.options.find(({ flags }) => flags === word);
      return new UsageError(
        `\`${option?.long ?? word}\` needs a value after it: \`${word}\`, ${option?.description}. ${help} lists all flags.`,
      );
    }
    case "commander.excessArguments": {
      const extra = command.args[command.registeredArguments.length] ?? "";
      if (isDefault(command)) {
        const { parent } = command;
        return new UnknownNameError(`\`${path}\` command`, extra, namesIn(parent!));
      }
      const taken = argumentsOf(command);
      const takes = taken === "" ? "no arguments" : `\`${taken}\` and no more`;
      return new UsageError(
        `\`${path}\` takes ${takes}, and \`${extra}\` was typed. ${help} says what can be typed.`,
      );
    }
    default:
      return new UsageError(`${message.replace(/^error: /, "").trim()}. See ${help}.`);
  }
}

/** `gan runs compare`. */
function pathOf(command: Command): string {
  const own = isDefault(command) ? [] : [command.name()];
  return [...(command.parent ? [pathOf(command.parent)] : []), ...own].join(" ");
}

/** Whether it is what its parent does where nothing else is named. */
function isDefault(command: Command): boolean {
  return command.name() === "list" && command.parent?.name() === "runs";
}

function namesIn(command: Command): string[] {
  return command.commands.map((each) => each.name());
}

/** Arguments as usage has them: `<experiment> [folder]`. */
export function argumentsOf(command: Command): string {
  return command.registeredArguments
    .map((argument) => {
      const name = `${argument.name()}${argument.variadic ? "…" : ""}`;
      return argument.required ? `<${name}>` : `[${name}]`;
    })
    .join(" ");
}
