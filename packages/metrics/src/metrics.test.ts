import { testMetric, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { metrics } from "./metrics.ts";

useCpu();

for (const metric of Object.values(metrics)) testMetric(metric);

it("has every metric under its own name", () => {
  expect(Object.values(metrics).map(({ name }) => name)).toEqual(Object.keys(metrics));
});
