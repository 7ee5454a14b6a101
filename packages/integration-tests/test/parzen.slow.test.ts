import { useBackend } from "@gan/backends";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { loadMnist } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { parzenEstimate } from "@gan/parzen";
import { expect, it } from "vitest";
import { dataFolder } from "./support/data-folder.ts";

// Here and not in @gan/parzen, for the sake of the engine: 585 billion products.
it("scores all 50,000 training digits of MNIST as 318.4 ± 1.8, in less than a gigabyte", {
  timeout: 300_000,
}, async (context) => {
  const root = dataFolder("mnist");
  if (root === undefined) return context.skip("MNIST is not in GAN_DATA_DIR");
  await useBackend([onnx({ threads: 1 }), wasm()]);
  const source = createDataSource({ set: "mnist", root });
  const [samples, validation, test] = await Promise.all(
    (["train", "validation", "test"] as const).map((split) => loadMnist({ split, source })),
  );
  expect([samples!.size, test!.size]).toEqual([50_000, 10_000]);

  const before = process.memoryUsage.rss();
  let largest = 0;
  const { logLikelihood } = await parzenEstimate({
    ...{ samples: samples!, validation: validation!, test: test!, validationCount: 1000 },
    onProgress() {
      largest = Math.max(largest, process.memoryUsage.rss() - before);
    },
  });
  expect(Math.abs(logLikelihood.mean - 318.4)).toBeLessThan(0.1);
  expect(Math.abs(logLikelihood.standardError - 1.8)).toBeLessThan(0.1);
  expect(largest).toBeGreaterThan(0);
  expect(largest).toBeLessThan(1e9);
});
