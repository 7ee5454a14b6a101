import { createRng, type Dataset, datasetFromFloats } from "@gan/spec";
import { metricSubject, testMetric, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { metrics } from "./metrics.ts";

useCpu();

const noise = (name: string): Dataset =>
  datasetFromFloats({
    ...{ name, exampleShape: [12, 12, 1] },
    values: createRng(1)
      .stream(name)
      .fillUniform(new Float32Array(20 * 144)),
  });

for (const metric of Object.values(metrics)) {
  const arePictures = metric.name === "structural-similarity";
  const pictures = { samples: noise("samples"), test: noise("test") };
  testMetric(metric, { ...metricSubject(), ...(arePictures && pictures) });
}

it("has every metric under its own name", () => {
  expect(Object.values(metrics).map(({ name }) => name)).toEqual(Object.keys(metrics));
});
