import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checksum, type PublishedSetName, publishedSets } from "@gan/data";

/**
 * The published set whose files lie in the folder of another, by their checksums, or `undefined` where they are nobody's that is known.
 *
 * @param name - The set that the folder is named for.
 * @param root - The folder of data sets.
 */
export async function foreignSet(
  name: string,
  root = process.env.GAN_DATA_DIR,
): Promise<string | undefined> {
  if (root === undefined || !Object.hasOwn(publishedSets, name)) return undefined;
  const others = Object.values(publishedSets).filter((set) => set.name !== name);
  for (const file of Object.keys(publishedSets[name as PublishedSetName].checksums)) {
    for (const folder of [join(root, name), root]) {
      const bytes = await readFile(join(folder, file)).catch(() => undefined);
      const sum = bytes && (await checksum(bytes));
      const owner = others.find(({ checksums }) => Object.values(checksums).includes(sum as never));
      if (owner) return owner.name;
    }
  }
  return undefined;
}
