import { beforeAll, describe, expect, it } from "vitest";
import { parityGames } from "./parity/games.ts";
import { playEverywhere } from "./parity/play-everywhere.ts";
import { compareAll, type ParityRow, thresholdsOf } from "./parity/table.ts";

const engines = [
  ["Node", "wasm"],
  ["Node", "onnx"],
  ["Node", "node"],
  ["Node", "webgpu"],
  ["Chromium", "cpu"],
  ["Chromium", "wasm"],
  ["Chromium", "webgl"],
  ["Chromium", "webgpu"],
] as const;

describe("a seeded run agrees with cpu in Node", () => {
  let rows: ParityRow[];
  // `pnpm parity` plays 50.
  beforeAll(async () => {
    rows = compareAll(await playEverywhere({ iterations: 20, gpuGames: ["conv"] }));
  }, 600_000);

  for (const [place, engine] of engines) {
    it(`on ${engine} in ${place}`, (context) => {
      const row = rows.find((each) => each.place === place && each.engine === engine)!;
      if (row.error !== undefined && /no Chromium|registry|adapter|GAN_TFJS_NODE/.test(row.error)) {
        context.skip(row.error);
      }
      expect(row.error).toBeUndefined();
      // In software a GPU takes minutes for all three; `pnpm parity` plays them.
      const games = engine.startsWith("webg") ? ["conv"] : parityGames.map(({ name }) => name);
      expect(row.deviations.map(({ game }) => game)).toEqual(games);
      const most = thresholdsOf(engine);
      for (const { game, weights, losses } of row.deviations) {
        expect(weights, `weights of ${game}`).toBeLessThanOrEqual(most.weights);
        expect(losses, `losses of ${game}`).toBeLessThanOrEqual(most.losses);
      }
    });
  }
});
