import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRng } from "@gan/spec";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deviations, exact, outcomes, shareOf } from "./lib/agreement.mjs";
import { describePeer, python, startContender, torchVersion } from "./lib/contender-process.mjs";
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
  if (torch === undefined)
    context.skip(
      `\`${python}\` has no PyTorch; scripts/install-peers.mjs makes one for GAN_PYTHON`,
    );
});

const minutes = { timeout: 240_000 };
const ask = async (task) => (await { draws, weights }[task.task](task))();

const trained = comparisons.filter(({ task }) => task === "weights");

describe("from the same start, minibatches, noise and masks", () => {
  it.each(trained.map((task) => [task.experiment, task.settings.schedule, task]))(
    "PyTorch and we have float64's weights: %s, %s",
    minutes,
    async (_experiment, _schedule, task) => {
      const { first, ours, others } = await outcomes(ask, task, [exact, { library: "torch" }]);
      for (const weights of [ours, others[1]]) {
        for (const { name, largest, moved, difference } of deviations(first, others[0], weights)) {
          expect(difference / largest, name).toBeLessThan(2e-5);
          if (moved) expect(difference / moved, name).toBeLessThan(1e-3);
        }
      }
    },
  );

  it.each(["torch-compiled", "jax", "tensorflow"])(
    "%s has them as well, whether D judges apart or together",
    minutes,
    async (library, context) => {
      if (!(await describePeer(library))) return context.skip(`\`${python}\` has no ${library}`);
      const settings = { ...trained[0].settings, width: 0.1 };
      const peers = [true, false].map((together) => ({ library, together }));
      const task = { ...trained[0], settings, iterations: 5 };
      const { first, others } = await outcomes(ask, task, [exact, ...peers]);
      for (const weights of others.slice(1)) {
        expect(shareOf(deviations(first, others[0], weights))).toBeLessThan(1e-5);
      }
    },
  );

  it("would tell a momentum of .505 from .5", minutes, async () => {
    const settings = { ...trained[0].settings, width: 0.1 };
    const misled = async (task) => ({
      ...(await ask(task)),
      settings: { ...settings, momentumFrom: 0.505 },
    });
    const { first, ours, others } = await outcomes(
      misled,
      { ...trained[0], settings, iterations: 20 },
      [exact],
    );
    const tensors = deviations(first, others[0], ours);
    expect(shareOf(tensors)).toBeGreaterThan(1e-4);
    expect(Math.max(...tensors.map(({ difference, moved }) => difference / moved))).toBeGreaterThan(
      1e-3,
    );
  });
});

it("PyTorch draws our digits from our noise", minutes, async () => {
  const task = { ...comparisons.find((each) => each.task === "draws"), count: 1000 };
  const { first, ours, others } = await outcomes(ask, task, [{ library: "torch" }]);
  const [{ difference }] = deviations(first, ours, others[0]);
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
