import { readFile } from "node:fs/promises";
import { decodeSafetensors, restoreNetwork } from "@gan/core";
import { createRng, type Network } from "@gan/spec";
import { digitClassifier } from "../networks/digit-classifier.ts";

/**
 * The judge that samples of digits are measured by: {@link digitClassifier}, trained on the 50,000 training digits of MNIST by
 * `examples/classifier`, in a file of this package. The caller owns it.
 */
export async function loadDigitClassifier(): Promise<Network> {
  const file = new URL("../../assets/digit-classifier.safetensors", import.meta.url);
  const saved = decodeSafetensors(await readFile(file), "digit-classifier.safetensors");
  const network = digitClassifier({ rng: createRng(0) });
  try {
    restoreNetwork(network, "discriminator", saved);
  } catch (error) {
    network.dispose();
    throw error;
  }
  return network;
}
