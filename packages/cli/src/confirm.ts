import { createInterface } from "node:readline/promises";
import { voice } from "./voice.ts";

/**
 * Asks a question on the terminal that only `y` or `yes` agrees to.
 *
 * @returns `undefined` where nobody can be asked.
 */
export async function confirm(question: string): Promise<boolean | undefined> {
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY || !output.isTTY || voice.kind !== "sentences") return undefined;
  const terminal = createInterface({ input, output });
  try {
    const typed = await terminal.question(`${question} [y/N] `);
    return /^\s*y(es)?\s*$/i.test(typed);
  } catch {
    // Ctrl-C and Ctrl-D are answers, too.
    output.write("\n");
    return false;
  } finally {
    terminal.close();
  }
}
