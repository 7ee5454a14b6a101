import { applyPlayer, discriminate, encodeNetwork, type Game } from "@gan/core";
import { type NamedTensorMap, type Tensor2D, zeros } from "@tensorflow/tfjs-core";
import type { LoadedRun } from "../with-run.ts";

/** G, D or another player, to be used without this software. */
export interface ExportedNetwork {
  readonly role: string;
  /** What code calls it, such as `G`. */
  readonly letter: string;
  /** What goes in and what comes out, by name and numbers in a row. */
  readonly input: Port;
  readonly output: Port;
  /** A weight, to show how the file is read. */
  readonly weight: string;
  /** Whether it has the running mean of its weights. */
  readonly isMean: boolean;
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

/** What goes in and what comes out, by role. D of several outputs gives these, and E may give a code besides the noise. */
const ports: Readonly<Record<string, readonly [from: string, to: string]>> = {
  generator: ["noise", "examples"],
  discriminator: ["examples", "probability"],
  encoder: ["examples", "outputs"],
};

/** What of a run can be exported: G, and the others where they were kept. One that stood still has learnt nothing. */
export function exportedNetworks({
  game,
  experiment: { movers },
  options: { base },
  hasDiscriminator,
}: LoadedRun): ExportedNetwork[] {
  const { generator, discriminator, ...others } = game.players;
  const roles = ["generator", "discriminator", ...Object.keys(others)];
  const isFinished = (role: string) =>
    movers === undefined || movers.includes(role) || (role === "generator" && base !== undefined);
  return roles
    .filter((role) => isFinished(role) && (hasDiscriminator || role !== "discriminator"))
    .map((role) => exported(game, role));
}

function exported(game: Game, role: string): ExportedNetwork {
  const player = game.players[role]!;
  const { inputSize, outputSize, parameters } = player.network;
  const isD = role === "discriminator";
  const isJudge = isD && outputSize === 1;
  const [from, usual] = ports[role]!;
  const to = isD && !isJudge ? "outputs" : usual;
  const apply = (x: Tensor2D) => (isJudge ? discriminate(game, x) : applyPlayer(player, x));
  return {
    role,
    letter: role[0]!.toUpperCase(),
    input: { name: from, size: inputSize },
    output: { name: to, size: outputSize },
    weight: `${role}/${parameters[0]!.name}`,
    isMean: player.after.some(({ evaluationValues }) => evaluationValues !== undefined),
    compute: (inputs) => ({ [to]: apply(inputs[from] as Tensor2D) }),
    example: () => ({ [from]: zeros([1, inputSize]) }),
    encode: (metadata) => encodeNetwork(game, role, metadata),
  };
}
