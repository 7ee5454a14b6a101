import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type OwnNetworks, withOwnNetworks } from "@gan/experiments";
import type { RunView } from "@gan/runs/node";
import { CheckpointMismatchError, CorruptFileError, MissingFileError } from "@gan/spec";
import type { NetworksFile, ParsedRun } from "./run-options.ts";
import { say } from "./terminal.ts";

/** The copy of the file in a run's folder. */
export const NETWORKS_FILE = "networks.mjs";
/** Bytes; a file that makes two networks has a few thousand. */
const LARGEST = 1_000_000;
const FIX =
  "Export the functions `createGenerator` and `createDiscriminator`; the guide is docs/own-networks.md.";

/** A file that makes networks, and what it exports. */
export interface OwnFile {
  readonly kept: NetworksFile;
  readonly bytes: Uint8Array;
  readonly own: OwnNetworks;
}

/**
 * Runs a file that makes networks: whatever it says is done, with all that the user of the command may do.
 *
 * @throws {MissingFileError} When there is no such file.
 * @throws {CorruptFileError} When it cannot be run, or lacks a function.
 */
export async function loadOwnNetworks(path: string): Promise<OwnFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new MissingFileError(path, `Name a JavaScript file. ${FIX}`);
  if (found.size > LARGEST) {
    const problem = `has ${found.size} bytes, expected at most ${LARGEST}`;
    throw new CorruptFileError(path, problem, FIX);
  }
  const bytes = new Uint8Array(await readFile(path));
  return {
    kept: { file: resolve(path), sha256: hashOf(bytes) },
    bytes,
    own: await runFile(bytes, basename(path)),
  };
}

/**
 * Gives a run its own networks back, where it has some, from the copy in its folder.
 *
 * @throws {CheckpointMismatchError} When the copy is not what the run was begun with; it is not run then.
 */
export async function withNetworksOf(run: RunView, parsed: ParsedRun): Promise<ParsedRun> {
  const { networks } = parsed.options;
  if (networks === undefined) return parsed;
  const bytes = await run.store.read(NETWORKS_FILE);
  if (bytes === undefined) {
    const fix = "The run cannot be opened without its networks: put the file back.";
    throw new MissingFileError(`${run.path}/${NETWORKS_FILE}`, fix);
  }
  const now = hashOf(bytes);
  if (now !== networks.sha256) {
    throw new CheckpointMismatchError(
      `the run was begun with a \`${NETWORKS_FILE}\` of SHA-256 ${networks.sha256.slice(0, 12)}…, and the one in its folder has ${now.slice(0, 12)}…`,
      `Put the first one back, which was a copy of \`${networks.file}\`, or start a new run.`,
    );
  }
  say(`Its networks are made by ${run.path}/${NETWORKS_FILE}, which is run now.`);
  const own = await runFile(bytes, NETWORKS_FILE);
  return { ...parsed, experiment: withOwnNetworks(parsed.experiment, own, NETWORKS_FILE) };
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** From its bytes, not from its place: so that it is what was hashed, and stands alone, as its copy has to. */
async function runFile(bytes: Uint8Array, file: string): Promise<OwnNetworks> {
  const address = `data:text/javascript;base64,${Buffer.from(bytes).toString("base64")}`;
  let exported: Partial<OwnNetworks>;
  try {
    exported = await import(/* @vite-ignore */ address);
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`;
    const isImport = /resolve|specifier|import/i.test(reason);
    const short = reason.replaceAll(address, file).replace(/data:text\/javascript[^'"\s]*/g, file);
    const fix = isImport
      ? "It has to stand alone: TensorFlow.js and the layers come as arguments, `tf` and `models`."
      : FIX;
    throw new CorruptFileError(file, `cannot be run: ${short.replace(/\.$/, "")}`, fix);
  }
  for (const name of ["createGenerator", "createDiscriminator"] as const) {
    if (typeof exported[name] === "function") continue;
    throw new CorruptFileError(file, `exports no function \`${name}\``, FIX);
  }
  return exported as OwnNetworks;
}
