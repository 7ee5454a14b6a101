import { UnknownNameError } from "@gan/spec";
import { answer, answerJson } from "../terminal.ts";
import { scripts } from "./scripts.ts";

/**
 * Prints the script that makes a shell ask `gan` what can come next.
 *
 * @throws {UnknownNameError} When there is none for that shell.
 */
export function sayCompletion(shell: string): void {
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (script === undefined) throw new UnknownNameError("shell", shell, Object.keys(scripts));
  answer(script);
  answerJson({ shell, script });
}
