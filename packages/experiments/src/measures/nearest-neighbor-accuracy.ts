import { nearestIndices } from "@gan/metrics";
import type { Dataset } from "@gan/spec";
import type { ExperimentMeasure } from "../measure.ts";
import { encode } from "./encode.ts";

/** Whether what E gives of a picture tells its class, as the nearest training example there has it. Nothing where there are no classes. */
export const nearestNeighborAccuracy: ExperimentMeasure = {
  name: "nearest-neighbor-accuracy",
  describe:
    "Share of the test examples whose nearest training example, by E(x), is of their class; the same by the pixels beside it.",
  async measure({ game, load }) {
    const [train, test] = [await load("train"), await load("test")];
    if (train.labels === undefined || test.labels === undefined) return {};
    const [codes, asked] = [await encode(game, train), await encode(game, test)];
    return { byCode: await accuracy(asked, codes), byPixels: await accuracy(test, train) };
  },
};

async function accuracy(queries: Dataset, known: Dataset): Promise<number> {
  const nearest = await nearestIndices(queries, known);
  return nearest.filter((j, i) => known.labels![j] === queries.labels![i]).length / queries.size;
}
