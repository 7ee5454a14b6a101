import { decodeSafetensors, evaluateRows, restoreNetwork, uniformPrior } from "@gan/core";
import { askFor } from "@gan/extensions";
import { mnistGenerator } from "@gan/models";
import { createRng } from "@gan/spec";
import type { PicturesFrame, PicturesQuestion } from "../../figures/pictures-frame.ts";
import type { Task } from "../../figures/trained-figure.ts";
import type { Activity, Read } from "../activity.ts";

/** Numbers in z. */
const NOISE = 100;
/** p_z of the released configuration. */
const prior = uniformPrior(NOISE);

/** A finished generator that draws what it is asked for. */
export async function createGeneratorActivity(
  { record, classes }: Extract<Task, { kind: "generator" }>,
  read: Read,
): Promise<Activity> {
  const file = `docs/reproduction/${record}/generator.safetensors`;
  const saved = decodeSafetensors(await read(file), file);
  const network = mnistGenerator({ rng: createRng(0), noiseSize: NOISE + classes });
  restoreNetwork(network, "generator", saved);
  return {
    advance: async () => false,
    look: async () => undefined,
    async answer(question): Promise<PicturesFrame> {
      const { seed, mixes, asked } = question as PicturesQuestion;
      const corners = Math.max(...mixes.map((mix) => mix.length));
      const noise = prior.draw(corners, createRng(seed).stream("article"));
      const given = asked ? askFor(asked, classes) : undefined;
      const rows = new Float32Array(mixes.length * (NOISE + classes));
      mixes.forEach((mix, row) => {
        const at = row * (NOISE + classes);
        for (let j = 0; j < NOISE; j++) {
          rows[at + j] = mix.reduce((sum, share, i) => sum + share * noise[i * NOISE + j]!, 0);
        }
        if (given) rows.set(given.subarray(row * classes, (row + 1) * classes), at + NOISE);
      });
      const values = await evaluateRows(network, rows);
      return { size: 28, pixels: Uint8Array.from(values, (value) => Math.round(255 * value)) };
    },
    dispose: () => network.dispose(),
  };
}
