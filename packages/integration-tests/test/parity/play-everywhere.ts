import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installInTemporaryFolder } from "@gan/test-utils";
import { chromiumPath, noChromium } from "@gan/test-utils/chromium";
import { tfjsNode } from "@gan/test-utils/tfjs-node";
import { runTypeScript } from "../run-typescript.ts";
import { buildSite } from "../support/build-site.ts";
import { openPage } from "../support/open-page.ts";
import { type Played, parityGames } from "./games.ts";

/** An engine, where it ran, and what it made of the games; or why it made nothing. */
export interface EngineResult {
  readonly place: "Node" | "Chromium";
  readonly engine: string;
  readonly played?: readonly Played[];
  readonly error?: string;
}

export interface PlayEverywhereOptions {
  readonly iterations: number;
  /** Games to play on WebGL and WebGPU, which are slow in software. @default all */
  readonly gpuGames?: readonly string[];
  readonly onResult?: (result: EngineResult) => void;
}

const allGames = parityGames.map(({ name }) => name);

/** Plays the games on every engine of this machine, the reference first: `cpu` in Node. */
export async function playEverywhere({
  iterations,
  gpuGames = allGames,
  onResult = () => {},
}: PlayEverywhereOptions): Promise<EngineResult[]> {
  const results: EngineResult[] = [];
  const keep = (result: EngineResult) => {
    results.push(result);
    onResult(result);
  };
  for (const engine of ["cpu", "wasm", "onnx"])
    keep(await playInNode(engine, allGames, iterations));
  keep(
    tfjsNode.folder === undefined
      ? { place: "Node", engine: "node", error: tfjsNode.absence }
      : await playInNode("node", allGames, iterations),
  );
  keep(await playOnDawn(gpuGames, iterations));
  const inChromium = { cpu: allGames, wasm: allGames, webgl: gpuGames, webgpu: gpuGames };
  await playInChromium(inChromium, iterations, keep);
  return results;
}

/** Plays the games on the engines that compute on a graphics card in Node, after the reference. */
export async function playOnCard(
  iterations: number,
  onResult: (result: EngineResult) => void,
): Promise<EngineResult[]> {
  const results: EngineResult[] = [];
  for (const engine of ["cpu", "node-gpu", "onnx-webgpu", "webgpu"]) {
    const project = engine === "webgpu" ? process.env.GAN_WEBGPU : undefined;
    const result = await playInNode(engine, allGames, iterations, project);
    results.push(result);
    onResult(result);
  }
  return results;
}

async function playInNode(
  engine: string,
  games: readonly string[],
  iterations: number,
  project = ".",
  env: Readonly<Record<string, string>> = {},
): Promise<EngineResult> {
  const file = join(import.meta.dirname, "node.ts");
  const { output } = await runTypeScript(file, [engine, games.join(), `${iterations}`, project], {
    cwd: project,
    env,
  });
  const start = output.lastIndexOf('{"');
  const json = start < 0 ? "" : output.slice(output.search(/\{"(played|error)":/));
  try {
    return { place: "Node", engine, ...JSON.parse(json) };
  } catch {
    return { place: "Node", engine, error: output.trim().split("\n").at(-1) ?? "it said nothing" };
  }
}

/** The graphics driver in software that Debian's Chromium brings, with its loader. */
const software = {
  LD_LIBRARY_PATH: "/usr/lib/chromium",
  VK_DRIVER_FILES: "/usr/lib/chromium/vk_swiftshader_icd.json",
  VK_ICD_FILENAMES: "/usr/lib/chromium/vk_swiftshader_icd.json",
};

async function playOnDawn(games: readonly string[], iterations: number): Promise<EngineResult> {
  const { folder, require } = installInTemporaryFolder("webgpu@0.6.2");
  try {
    if (!require) {
      return { place: "Node", engine: "webgpu", error: "the npm registry is out of reach" };
    }
    const env = process.env.VK_ICD_FILENAMES === undefined ? software : {};
    return await playInNode("webgpu", games, iterations, folder, env);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function playInChromium(
  gamesOf: Readonly<Record<string, readonly string[]>>,
  iterations: number,
  keep: (result: EngineResult) => void,
): Promise<void> {
  const place = "Chromium";
  if (chromiumPath === undefined) {
    for (const engine of Object.keys(gamesOf)) keep({ place, engine, error: noChromium });
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "gan-parity-"));
  try {
    const site = join(folder, "site");
    await buildSite(join(import.meta.dirname, "page.ts"), site);
    for (const [engine, games] of Object.entries(gamesOf)) {
      const posted = await openPage(site, `#${engine}/${games.join()}/${iterations}`);
      keep({ place, engine, ...JSON.parse(posted) });
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
