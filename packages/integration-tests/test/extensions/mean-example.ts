import { createMetric, exampleSize, readRows } from "@gan/spec";

/** How far the mean of the samples lies from the mean of the test examples, as a Euclidean distance. */
export const meanExample = createMetric({
  name: "mean-example",
  describe: "Distance between the mean sample and the mean test example.",
  needs: ["samples", "test"],
  async measure({ samples, test }) {
    const size = exampleSize(samples);
    const means = [samples, test].map((data) => {
      const rows = readRows(data, 0, data.size);
      const mean = new Float64Array(size);
      rows.forEach((value, i) => {
        mean[i % size]! += value / data.size;
      });
      return mean;
    });
    return { meanExample: Math.hypot(...means[0]!.map((value, i) => value - means[1]![i]!)) };
  },
});
