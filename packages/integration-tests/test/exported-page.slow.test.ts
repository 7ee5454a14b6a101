import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { encodeModelFiles, exportGraphModel } from "@gan/graph-model";
import { createRng } from "@gan/spec";
import { useCpu } from "@gan/test-utils";
import { browserPath, isFirefox, noBrowser } from "@gan/test-utils/browser";
import { dispose, type Tensor2D, tensor2d, zeros } from "@tensorflow/tfjs-core";
import { afterAll, expect, it } from "vitest";
import { createScratch } from "./scratch.ts";
import { openPage } from "./support/open-page.ts";
import { smallNetworks } from "./support/small-networks.ts";

useCpu();
const scratch = createScratch();
afterAll(() => scratch.remove());

const require = createRequire(import.meta.url);
/** TensorFlow.js as pages load it, and nothing of ours. */
const scripts = ["core", "backend-cpu", "backend-webgl", "converter"];

it.for(["cpu", "webgl"])(
  "draws the pixels of an exported convolutional G in a page on %s",
  { timeout: 120_000 },
  async (backend, context) => {
    if (browserPath === undefined) return context.skip(noBrowser);
    if (isFirefox && backend === "webgl") {
      return context.skip("Firefox without a window has no WebGL where there is no GPU");
    }
    const site = join(scratch.path, backend);
    mkdirSync(join(site, "generator"), { recursive: true });
    for (const name of scripts) {
      const dist = join(dirname(require.resolve(`@tensorflow/tfjs-${name}/package.json`)), "dist");
      copyFileSync(join(dist, `tf-${name}.min.js`), join(site, `tf-${name}.js`));
    }
    using network = smallNetworks.cifar10ConvGenerator!();
    const options = { mode: "evaluate", stream: createRng(1).stream("unused") } as const;
    const compute = (noise: Tensor2D) => network.apply(noise, options);
    const row = zeros([1, network.inputSize]);
    const artifacts = await exportGraphModel(
      ({ noise }) => ({ examples: compute(noise as Tensor2D) }),
      { noise: row },
      { freeBatch: true },
    );
    for (const { name, bytes } of await encodeModelFiles(artifacts)) {
      writeFileSync(join(site, "generator", name), bytes);
    }
    const noise = createRng(2)
      .stream("z")
      .fillUniform(new Float32Array(2 * network.inputSize));
    const body = `
      try {
        await tf.setBackend("${backend}");
        const G = await tf.loadGraphModel("generator/model.json");
        const noise = tf.tensor([${noise}], [2, ${network.inputSize}]);
        const pixels = Array.from(await G.predict(noise).data());
        post({ backend: tf.getBackend(), pixels });
      } catch (error) { post({ error: String(error.stack) }); }`;
    const tags = scripts.map((name) => `<script src="tf-${name}.js"></script>`).join("\n");
    const post =
      'const post = (body) => fetch("/result", { method: "POST", body: JSON.stringify(body) });';
    const page = `<!doctype html>\n${tags}\n<script type="module">${post}${body}</script>`;
    writeFileSync(join(site, "index.html"), page);

    const shown = JSON.parse(await openPage(site));
    expect(shown).toMatchObject({ backend });
    const z = tensor2d(noise, [2, network.inputSize]);
    const examples = compute(z);
    const expected = await examples.data();
    expect(shown.pixels).toHaveLength(expected.length);
    const digits = backend === "cpu" ? 6 : 4; // A graphics card multiplies less exactly.
    for (const [i, pixel] of expected.entries()) expect(shown.pixels[i]).toBeCloseTo(pixel, digits);
    dispose([row, z, examples]);
  },
);
