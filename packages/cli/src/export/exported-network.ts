import { discriminate, encodeNetwork, type Game, generate } from "@gan/core";
import { type NamedTensorMap, type Tensor2D, zeros } from "@tensorflow/tfjs-core";
import type { LoadedRun } from "../with-run.ts";

/** G or D, to be used without this software. */
export interface ExportedNetwork {
  readonly role: "generator" | "discriminator";
  /** What goes in and what comes out, by name and numbers in a row. */
  readonly input: Port;
  readonly output: Port;
  /** A weight, to show how the file is read. */
  readonly weight: string;
  /** The network as a function of `input`, giving `output`. */
  compute(inputs: NamedTensorMap): NamedTensorMap;
  /** One row of input. The caller owns it. */
  example(): NamedTensorMap;
  /** Its weights as a safetensors file. */
  encode(metadata: Readonly<Record<string, string>>): Promise<Uint8Array>;
}

interface Port {
  readonly name: string;
  readonly size: number;
}

/** What of a run can be exported: G, and D where it was kept. */
export function exportedNetworks({ game, hasDiscriminator }: LoadedRun): ExportedNetwork[] {
  const G = exported(game, "generator", ["noise", "examples"], generate);
  const D = exported(game, "discriminator", ["examples", "probability"], discriminate);
  return hasDiscriminator ? [G, D] : [G];
}

function exported(
  game: Game,
  role: "generator" | "discriminator",
  [from, to]: readonly [string, string],
  apply: (game: Game, x: Tensor2D) => Tensor2D,
): ExportedNetwork {
  const { inputSize, outputSize, parameters } = game[role].network;
  return {
    role,
    input: { name: from, size: inputSize },
    output: { name: to, size: outputSize },
    weight: `${role}/${parameters[0]!.name}`,
    compute: (inputs) => ({ [to]: apply(game, inputs[from] as Tensor2D) }),
    example: () => ({ [from]: zeros([1, inputSize]) }),
    encode: (metadata) => encodeNetwork(game, role, metadata),
  };
}
