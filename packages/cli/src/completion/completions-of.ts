import type { Command, Option } from "commander";
import { commands } from "../commands.ts";
import { createProgram } from "../create-program.ts";
import { Flag } from "../fields.ts";
import { runWords } from "./run-words.ts";

/**
 * What can stand where the last word does, from the commands, flags and values there are.
 *
 * @param words - What was typed after `gan`, the last one perhaps not to its end.
 * @returns Nothing where a path or any text is expected.
 */
export async function completionsOf(words: readonly string[]): Promise<string[]> {
  const current = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const program = await createProgram(before);
  const { command, flag, used, position } = read(program, before);
  const candidates = flag
    ? await valuesOf(command, flag, before)
    : current.startsWith("-")
      ? flagsOf(command, program, used)
      : [
          ...(position === 0 ? namesBelow(command) : []),
          ...(await argumentsAt(command, position, before)),
        ];
  return candidates.filter((each) => each.startsWith(current));
}

/** Where the words lead: to which command, after which flag that waits for its value, at which of its arguments. */
function read(program: Command, words: readonly string[]) {
  let command = program;
  let flag: Option | undefined;
  let position = 0;
  const used: string[] = [];
  for (const word of words) {
    if (flag) {
      flag = undefined;
    } else if (word.startsWith("-")) {
      used.push(word);
      const known = [...command.options, ...program.options].find(({ long }) => long === word);
      if (known?.required) flag = known;
    } else {
      const below = command.commands.find((each) => each.name() === word);
      if (below) command = below;
      else position++;
    }
  }
  return { command, flag, used, position };
}

function namesBelow({ commands }: Command): string[] {
  return commands.map((each) => each.name());
}

function flagsOf(command: Command, program: Command, used: readonly string[]): string[] {
  const flags = [...command.options, ...program.options.filter(({ long }) => long !== "--version")];
  const names = [...flags.map(({ long }) => long!), "--help"];
  return [...new Set(names)].filter((name) => name === "--set" || !used.includes(name));
}

async function valuesOf(
  command: Command,
  flag: Option,
  words: readonly string[],
): Promise<readonly string[]> {
  if (flag.flags.endsWith("<run>")) return runWords(words, folderFlagOf(command));
  return flag instanceof Flag ? flag.values : [];
}

async function argumentsAt(
  command: Command,
  position: number,
  words: readonly string[],
): Promise<readonly string[]> {
  const known = command.registeredArguments;
  const argument = known[position] ?? (known.at(-1)?.variadic ? known.at(-1) : undefined);
  if (argument === undefined) return [];
  const name = argument.name();
  if (name === "run") return runWords(words, folderFlagOf(command));
  const entry = commands.find((each) => each.name === command.name());
  return (await entry?.values?.[name]?.()) ?? [];
}

/** With most commands `--out` is the parent of run folders; with those that write something, `--runs` is. */
function folderFlagOf({ options }: Command): string {
  return options.some(({ long }) => long === "--runs") ? "--runs" : "--out";
}
