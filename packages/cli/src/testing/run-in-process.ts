import { runGan } from "../program.ts";

/**
 * Runs the command in this process, on the sources.
 *
 * @returns What it printed. It throws when the command fails.
 */
export async function runInProcess(...argv: string[]): Promise<string> {
  const write = process.stdout.write;
  let text = "";
  process.stdout.write = ((chunk: string) => {
    text += chunk;
    return true;
  }) as typeof write;
  try {
    const code = await runGan(argv);
    if (code !== 0) throw new Error(`\`gan ${argv.join(" ")}\` ended with ${code}.\n${text}`);
  } finally {
    process.stdout.write = write;
  }
  return text;
}
