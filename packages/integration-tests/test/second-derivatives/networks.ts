import type { Network } from "@gan/spec";
import { depthwiseNetworks, layerNetworks } from "./layer-networks.ts";
import { gatheringNetworks, operationNetworks } from "./operation-networks.ts";

type Networks = Readonly<Record<string, () => Network>>;

/** Everything that is differentiated twice. */
export const allNetworks: Networks = {
  ...layerNetworks,
  ...operationNetworks,
  ...depthwiseNetworks,
  ...gatheringNetworks,
};

/** Those of which `wasm` has a derivative. */
export const wasmNetworks: Networks = { ...layerNetworks, ...operationNetworks };

/** Those of which `wasm` lacks already the first. */
export const refusedByWasm: Networks = { ...depthwiseNetworks, ...gatheringNetworks };
