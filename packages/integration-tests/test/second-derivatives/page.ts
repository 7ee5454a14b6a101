import "@gan/core";
import { useBackend } from "@gan/backends";
import { webgl } from "@gan/backends/webgl";
import { webgpu } from "@gan/backends/webgpu";
import { type PenaltyGradients, penaltyGradients } from "@gan/test-utils/penalty-gradients";
import { objectives, slopesOf } from "../objectives/slopes.ts";
import type { Measured } from "./measure-in-chromium.ts";
import { allNetworks } from "./networks.ts";

const engines = { webgl, webgpu };

/** Differentiates every network and every objective on the engine that the page's address names, such as `#webgl`. */
async function differentiateAll(): Promise<Measured> {
  await useBackend([engines[location.hash.slice(1) as keyof typeof engines]()]);
  const measured: Record<string, PenaltyGradients | string> = {};
  for (const [name, create] of Object.entries(allNetworks)) {
    const network = create();
    measured[name] = await penaltyGradients(network).catch(String);
    network.dispose();
  }
  const slopes: Record<string, readonly number[]> = {};
  for (const [name, entry] of Object.entries(objectives)) slopes[name] = await slopesOf(entry);
  return { measured, slopes };
}

differentiateAll()
  .catch((error: Error) => ({ error: error.message }))
  .then((result) => fetch("/result", { method: "POST", body: JSON.stringify(result) }));
