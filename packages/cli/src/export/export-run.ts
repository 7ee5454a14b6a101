import { join, relative } from "node:path";
import { formatCount } from "@gan/report";
import { directoryStore } from "@gan/runs/node";
import { withCaveats } from "../caveats.ts";
import { answer, answerJson, say } from "../terminal.ts";
import type { LoadedRun } from "../with-run.ts";
import type { ExportFormat } from "./export-format.ts";
import { exportFormats } from "./export-formats.ts";
import { exportMetadata, noiseOf } from "./export-metadata.ts";
import { type ExportedNetwork, exportedNetworks } from "./exported-network.ts";

export interface ExportRunOptions {
  readonly to: keyof typeof exportFormats;
  /** Which checkpoint was opened: noted in the files. */
  readonly checkpoint: "last" | "best";
  /** Where to write. @default `export`, in the run's folder */
  readonly folder?: string;
}

/** Writes a run's networks for other software, and says how to load them. */
export async function exportRun(
  loaded: LoadedRun,
  { to, checkpoint, folder = join(loaded.run.path, "export") }: ExportRunOptions,
): Promise<void> {
  const networks = exportedNetworks(loaded);
  const metadata = exportMetadata(loaded, checkpoint);
  sayWhatItIs(loaded, networks);
  const format = exportFormats[to];
  const files: string[] = [];
  for (const network of networks) files.push(await write(network, format, folder, metadata));
  answerJson({ ...documentOf(loaded), to, checkpoint, files });
  say();
  for (const line of format.usage(networks[0]!, files[0]!)) say(line);
}

/** What was exported, for programs. */
function documentOf({ run, stage, game }: LoadedRun): object {
  return { run: run.name, iteration: stage.from + game.iteration, noise: noiseOf(game) };
}

function sayWhatItIs(
  { run, experiment, options, stage, game, hasDiscriminator, train }: LoadedRun,
  networks: readonly ExportedNetwork[],
): void {
  const iteration = stage.from + game.iteration;
  say(`${run.name} after iteration ${iteration}${withCaveats(options, train)}`);
  const { averageDecay } = stage.settings;
  for (const { letter, isMean } of networks) {
    const where = letter === "G" ? "`gan sample`" : "`gan evaluate`";
    if (isMean) {
      say(
        `${letter} has the running mean of its weights (averageDecay ${averageDecay}), as in ${where}.`,
      );
    }
  }
  say(`Noise for G: ${noiseOf(game)}.`);
  const { condition } = game;
  if (condition) {
    say(
      `After the noise of G and the examples of D come ${formatCount(condition.size)} numbers of the ${condition.name}: ${condition.description ?? condition.name}.`,
    );
  }
  if (!hasDiscriminator && experiment.movers === undefined)
    say("D was not kept, so G alone is written.");
}

/**
 * Writes one network, file by file, each of them whole or not at all.
 *
 * @returns The path of the file that counts.
 */
async function write(
  network: ExportedNetwork,
  format: ExportFormat,
  folder: string,
  metadata: Readonly<Record<string, string>>,
): Promise<string> {
  const path = join(folder, format.folderOf(network));
  const store = directoryStore(path);
  const files = await format.encode(network, metadata);
  for (const { name, bytes } of files) await store.writeAtomically(name, bytes);
  const names = files.map(({ name }) => name);
  for (const name of await store.list()) {
    if (format.replaces?.test(name) && !names.includes(name)) await store.remove(name);
  }
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const [from, to] = [network.input, network.output].map(
    (port) => `${port.name} [batch, ${port.size}]`,
  );
  const last = shortest(join(path, names.at(-1)!));
  answer(`${last}  ${formatCount(Math.ceil(size / 1000))} kB  ${from} → ${to}`);
  return last;
}

/** A path as a person would type it here. */
function shortest(path: string): string {
  const below = relative("", path);
  return below.startsWith("..") ? path : below;
}
