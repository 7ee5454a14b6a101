import { listRuns } from "@gan/runs/node";
import { runsFolder } from "../runs-folder.ts";

/**
 * Words that name a run: `latest`, numbers, and the names that one run alone has.
 *
 * @param flag - The command's flag for the parent of run folders.
 */
export async function runWords(words: readonly string[], flag: string): Promise<string[]> {
  const at = words.lastIndexOf(flag);
  const runs = await listRuns(runsFolder(at < 0 ? undefined : words[at + 1]));
  const labels = runs.map(({ label }) => label);
  const unique = labels.filter((label) => labels.indexOf(label) === labels.lastIndexOf(label));
  const numbers = runs.flatMap(({ number }) => (number === undefined ? [] : [`${number}`]));
  return runs.length === 0 ? [] : ["latest", ...numbers, ...unique];
}
