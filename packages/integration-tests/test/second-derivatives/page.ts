import "@gan/core";
import { useBackend } from "@gan/backends";
import { webgl } from "@gan/backends/webgl";
import { webgpu } from "@gan/backends/webgpu";
import { type PenaltyGradients, penaltyGradients } from "@gan/test-utils/penalty-gradients";
import { allNetworks } from "./networks.ts";

const engines = { webgl, webgpu };

/** Differentiates every network on the engine that the page's address names, such as `#webgl`. */
async function differentiateAll(): Promise<Record<string, PenaltyGradients | string>> {
  await useBackend([engines[location.hash.slice(1) as keyof typeof engines]()]);
  const measured: Record<string, PenaltyGradients | string> = {};
  for (const [name, create] of Object.entries(allNetworks)) {
    const network = create();
    measured[name] = await penaltyGradients(network).catch(String);
    network.dispose();
  }
  return measured;
}

differentiateAll()
  .then(
    (measured) => ({ measured }),
    (error: Error) => ({ error: error.message }),
  )
  .then((result) => fetch("/result", { method: "POST", body: JSON.stringify(result) }));
