import { createDataSource, type OfferedFiles, offerFiles } from "@gan/data/node";

/** Where the page looks for what its server has beside it. */
const FOLDER = "/data/";
const DIGITS = "mnist-2000/about.json";

/**
 * Files that the playground's page is served beside its own: 2,000 digits of MNIST, where MNIST is at hand on this machine. They are packed when
 * the page asks for the first time, and are nowhere but in memory.
 *
 * @param tell - Takes a sentence about what is there and cannot be packed.
 * @returns What gives the file of a path, or `undefined`.
 */
export function offeredData(
  tell: (sentence: string) => void,
): (path: string) => Promise<Uint8Array | undefined> {
  let packed: Promise<OfferedFiles["files"]> | undefined;

  async function pack(): Promise<OfferedFiles["files"]> {
    const { files, problem } = await offerFiles(createDataSource({ set: "mnist", offline: true }));
    if (problem !== undefined) tell(`The page offers no digits of MNIST: ${problem}`);
    // What is not there now may be there at the next visit.
    if (!files.has(DIGITS)) packed = undefined;
    return files;
  }

  return async (path) => {
    if (!path.startsWith(FOLDER)) return undefined;
    packed ??= pack();
    return (await packed).get(path.slice(FOLDER.length));
  };
}
