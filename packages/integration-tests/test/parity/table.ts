import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { type Deviation, deviationOf } from "./compare.ts";
import { parityGames } from "./games.ts";
import type { EngineResult } from "./play-everywhere.ts";

/** An engine beside the reference. */
export interface ParityRow {
  readonly place: EngineResult["place"];
  readonly engine: string;
  /** Of each game, in order; none where the engine does not load. */
  readonly deviations: readonly Deviation[];
  readonly error?: string;
}

/** Largest deviation that counts as agreement, of weights in units of their tensor's largest, and of losses in nats. */
export function thresholdsOf(engine: string): {
  readonly weights: number;
  readonly losses: number;
} {
  return { weights: engine === "webgl" ? 1e-3 : 1e-4, losses: 1e-4 };
}

/** @param results - The reference first. */
export function compareAll([reference, ...others]: readonly EngineResult[]): ParityRow[] {
  if (!reference?.played) throw new Error(`The reference did not run: ${reference?.error}`);
  return others.map(({ place, engine, played, error }) => ({
    ...{ place, engine },
    deviations: (played ?? []).map((each) =>
      deviationOf(each, reference.played!.find(({ game }) => game === each.game)!),
    ),
    ...(error !== undefined && { error }),
  }));
}

/** The page of the documents that says how far engines agree. */
export function parityPage(rows: readonly ParityRow[], iterations: number): string {
  return `# One run on every engine

The same seeded games, ${iterations} iterations each, on every engine, compared with \`cpu\` in Node. Noise, masks, minibatches and first weights are
the same bits everywhere; what differs is the rounding of sums, exponentials and logarithms. [On a graphics card](parity-on-a-card.md)

    npx --yes pnpm@10 parity

writes this page anew, \`node\` by the library that \`node scripts/build-tfjs-node.mjs ~/tfjs-node\` builds and \`GAN_TFJS_NODE=~/tfjs-node\` names;
\`GAN_SLOW=1 npx vitest run packages/integration-tests/test/parity\` holds 20 of them to thresholds: 1e-4 of
each tensor's largest weight (\`webgl\` 1e-3), and 1e-4 nats in the losses. WebGL and WebGPU ran in software (SwiftShader), on ${processor()}.

${tablesOf(rows, iterations)}`;
}

/** The same for the engines that compute on a graphics card. */
export function parityOnCardPage(rows: readonly ParityRow[], iterations: number): string {
  return `# One run on the engines of a graphics card

The games of [the comparison of engines](parity.md), ${iterations} iterations each, on ${cardName()}, compared with \`cpu\` on the ${processor()} beside it.
\`onnx-webgpu\` is ONNX Runtime's WebGPU engine, \`registerOnnx({ engine: "webgpu" })\`.

    npx --yes pnpm@10 parity --card

writes this page anew, \`node-gpu\` by the library that \`node scripts/build-tfjs-node.mjs ~/tfjs-node-gpu --gpu\` builds and
\`GAN_TFJS_NODE_GPU=~/tfjs-node-gpu\` names, \`webgpu\` by the npm package of that name in the project that \`GAN_WEBGPU\` names.

${tablesOf(rows, iterations)}`;
}

function tablesOf(rows: readonly ParityRow[], iterations: number): string {
  const games = parityGames;
  const cell = ({ weights, losses }: Deviation) => `${scientific(weights)} · ${scientific(losses)}`;
  const lines = rows.map(({ place, engine, deviations, error }) => {
    const cells = error === undefined ? deviations.map(cell) : games.map(() => "did not run");
    return `| \`${engine}\` in ${place} | ${cells.join(" | ")} |`;
  });
  const steps = [1, 2, 5, 10, 20, 50];
  const byStep = rows
    .filter(({ error }) => error === undefined)
    .flatMap(({ place, engine, deviations }) =>
      deviations.map(({ game, lossesByIteration }) => {
        const cells = steps.map((step) =>
          scientific(Math.max(...lossesByIteration.slice(0, step))),
        );
        return `| \`${engine}\` in ${place} | ${game} | ${cells.join(" | ")} |`;
      }),
    );
  return `Largest deviation after ${iterations} iterations: of a weight, in units of the largest weight of its tensor · of a loss at any iteration, in nats.

| engine | ${games.map(({ name }) => name).join(" | ")} |
|---|${games.map(() => "---|").join("")}
${lines.join("\n")}

${games.map(({ name, about }) => `- **${name}**: ${about}`).join("\n")}

## How it grows

Largest deviation of a loss up to an iteration, in nats.

| engine | game | ${steps.join(" | ")} |
|---|---|${steps.map(() => "---|").join("")}
${byStep.join("\n")}
`;
}

const processor = () => cpus()[0]?.model.trim() ?? "CPU";

/** What the driver calls the card. */
function cardName(): string {
  const { stdout } = spawnSync("nvidia-smi", ["--query-gpu=name", "--format=csv,noheader"], {
    encoding: "utf8",
  });
  return stdout?.trim().split("\n")[0] || "a graphics card";
}

function scientific(value: number): string {
  return value === 0 ? "0" : value.toExponential(1);
}
