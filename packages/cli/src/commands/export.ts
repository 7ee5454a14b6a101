import { join, relative } from "node:path";
import { formatCount } from "@gan/report";
import { directoryStore } from "@gan/runs/node";
import { Command } from "commander";
import { z } from "zod";
import { withCaveats } from "../caveats.ts";
import { type ExportFormat, exportFormats } from "../export/export-format.ts";
import { exportMetadata, noiseOf } from "../export/export-metadata.ts";
import { type ExportedNetwork, exportedNetworks } from "../export/exported-network.ts";
import { type OpenGame, openGame } from "../open-game.ts";
import { flagsOf, parseFields, runSchema } from "../schema.ts";
import { say } from "../terminal.ts";

const exportSchema = runSchema.omit({ out: true }).extend({
  to: z.enum(["onnx", "tfjs", "safetensors"]).describe("the format, onnx by default"),
  out: z.string().describe("the folder to write to (default: export, in the run's folder)"),
  runs: z.string().describe("parent of the numbered run folders"),
});

/** `gan export <run>`. */
export function exportCommand(): Command {
  const command = new Command("export")
    .description("write a run's networks for other software, which then needs none of this one")
    .argument("<run>", "`latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(exportSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const { to = "onnx", out, runs, ...places } = parseFields(exportSchema, typed);
    const open = await openGame(which, { ...places, ...(runs !== undefined && { out: runs }) });
    try {
      const networks = exportedNetworks(open);
      const folder = out ?? join(open.run.path, "export");
      const metadata = exportMetadata(open, places.checkpoint ?? "last");
      sayWhatItIs(open);
      const format = exportFormats[to];
      const files: string[] = [];
      for (const network of networks) {
        files.push(await write(network, format, folder, metadata));
      }
      say();
      for (const line of format.usage(networks[0]!, files[0]!)) say(line);
    } finally {
      open.game.dispose();
    }
  });
}

function sayWhatItIs({ run, options, stage, game, hasDiscriminator, train }: OpenGame): void {
  const iteration = stage.from + game.iteration;
  say(`${run.name} after iteration ${iteration}${withCaveats(options, train)}`);
  const { averageDecay } = stage.settings;
  if (averageDecay > 0) {
    say(
      `G has the running mean of its weights (averageDecay ${averageDecay}), as in \`gan sample\`.`,
    );
  }
  say(`Noise for G: ${noiseOf(options.settings)}.`);
  if (!hasDiscriminator) say("D was not kept, so G alone is written.");
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
  const place = join(folder, format.folderOf(network));
  const store = directoryStore(place);
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
  const path = shortest(join(place, names.at(-1)!));
  say(`${path}  ${formatCount(Math.ceil(size / 1000))} kB  ${from} → ${to}`);
  return path;
}

/** A path as a person would type it here. */
function shortest(path: string): string {
  const below = relative("", path);
  return below.startsWith("..") ? path : below;
}
