import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRng } from "@gan/spec";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { agreement } from "./lib/agreement.mjs";
import { python, startContender, torchVersion } from "./lib/contender-process.mjs";
import { activate } from "./lib/engines.mjs";
import { encode } from "./lib/safetensors.mjs";
import { comparisons } from "./parts/weights.mjs";
import { parzen } from "./tasks/parzen.mjs";
import { draws, weights } from "./tasks/weights.mjs";

let torch;
beforeAll(async () => {
  torch = await torchVersion();
  await activate("onnx", 1);
});
beforeEach((context) => {
  if (torch === undefined) context.skip(`\`${python}\` has no PyTorch; GAN_PYTHON names another`);
});

const minutes = { timeout: 240_000 };
const ask = async (task) => (await { draws, weights }[task.task](task))();

describe("after 20 iterations from the same start, minibatches, noise and masks", () => {
  const trained = comparisons.filter(({ task }) => task === "weights");
  it.each(trained.map((task) => [task.experiment, task.settings.schedule, task]))(
    "PyTorch has our weights: %s, %s",
    minutes,
    async (_experiment, _schedule, task) => {
      for (const { name, largest, moved, difference } of await agreement(ask, task)) {
        expect(difference / largest, name).toBeLessThan(1e-5);
        expect(difference / moved, name).toBeLessThan(1e-3);
      }
    },
  );

  it("would tell a momentum of .505 from .5", minutes, async () => {
    const settings = { ...trained[0].settings, width: 0.1 };
    const misled = async (task) => ({
      ...(await ask(task)),
      settings: { ...settings, momentumFrom: 0.505 },
    });
    const tensors = await agreement(misled, { ...trained[0], settings });
    expect(
      Math.max(...tensors.map(({ difference, largest }) => difference / largest)),
    ).toBeGreaterThan(1e-4);
    expect(Math.max(...tensors.map(({ difference, moved }) => difference / moved))).toBeGreaterThan(
      1e-3,
    );
  });
});

it("PyTorch draws our digits from our noise", minutes, async () => {
  const task = { ...comparisons.find((each) => each.task === "draws"), count: 1000 };
  const [{ difference }] = await agreement(ask, task);
  expect(difference).toBeLessThan(1e-5);
});

describe("of the same images", () => {
  const folder = mkdtempSync(join(tmpdir(), "gan-peer-test-"));
  const inputs = join(folder, "images");
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(["differences", "products"])(
    "PyTorch has our Parzen score by %s",
    minutes,
    async (formulation) => {
      const sets = {
        samples: clusters("samples", 600),
        validation: clusters("validation", 60),
        test: clusters("test", 200),
      };
      writeFileSync(inputs, encode(sets));
      const ours = await (await parzen({ inputs }))();
      const peer = startContender("torch");
      try {
        await peer.ask({ task: "parzen", inputs, formulation });
        const { result } = await peer.ask({ turn: 1 });
        expect(result.bandwidth).toBeCloseTo(ours.bandwidth, 9);
        expect(Math.abs(result.mean - ours.mean)).toBeLessThan(1e-3);
        expect(Math.abs(result.standardError - ours.standardError)).toBeLessThan(1e-3);
      } finally {
        peer.end();
      }
    },
  );
});

/** Points around five centers, so that some pairs are near and most are far. */
function clusters(name, size, numbers = 64) {
  const rng = createRng(5);
  const centers = rng.stream("centers").fillUniform(new Float32Array(5 * numbers));
  const values = rng.stream(name).fillNormal(new Float32Array(size * numbers), 0, 0.2);
  for (let i = 0; i < values.length; i++) {
    values[i] += centers[(Math.floor(i / numbers) % 5) * numbers + (i % numbers)];
  }
  return { shape: [size, numbers], values };
}
