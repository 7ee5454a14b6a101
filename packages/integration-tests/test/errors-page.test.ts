import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { node } from "@gan/backends/node";
import { runGan } from "@gan/cli";
import * as gan from "@gan/core";
import { assertChecksum, readIdx } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { findExperiment } from "@gan/experiments";
import { frechetDistance } from "@gan/metrics";
import { networkFromLayers } from "@gan/models";
import { createRun, openRun } from "@gan/runs/node";
import {
  assertOneTensorflow,
  assertPositiveInteger,
  createRng,
  GanError,
  type Network,
} from "@gan/spec";
import { tinyNetwork, useCpu } from "@gan/test-utils";
import {
  grad,
  localResponseNormalization,
  ones,
  square,
  sum,
  Tensor,
  type Tensor4D,
  tidy,
} from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { codeBlocksOf } from "./code-blocks.ts";
import { projectFiles, readText } from "./repository.ts";

useCpu();

const page = "docs/errors.md";
const sources = projectFiles("packages/*/src/*.ts").filter(
  (file) => !/\.test\.ts$|\/testing\/|^packages\/(test-utils|integration-tests)\//.test(file),
);
const classes = sources.flatMap((file) => [
  ...readText(file).matchAll(/^export class (\w+) extends GanError \{([\s\S]*?)^\}/gm),
]);
const codes = classes.map(([, , body]) => /readonly code = "(GAN_\w+)"/.exec(body!)?.[1]);

it("has one heading for the code of every class, and none besides", () => {
  expect(classes.length).toBeGreaterThan(10);
  const headings = [...readText(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings.toSorted()).toEqual(codes.toSorted());
});

/** What is thrown that is no `GanError`, by file or folder, and why nobody who uses a package meets it. */
const others: Readonly<Record<string, string>> = {
  "packages/backend-onnx/src/halves/second-thread.ts":
    "becomes what the recorder says of a graph that ONNX Runtime refuses",
  "packages/backend-onnx/src/recorder.ts": "a graph that ONNX Runtime refuses is a defect of ours",
  "packages/backend-onnx/src/session.ts": "ends a call of the binding, and is caught around it",
  "packages/backend-onnx/src/tracing.ts": "becomes an UnsupportedNetworkError in exportOnnx",
  "packages/backends/src/wasm/product-helpers.ts":
    "a thread that cannot compute what another can is a defect of ours",
  "packages/cli/src/data-loader.ts":
    "an experiment that asks for a file it does not name is a defect",
  "packages/cli/src/sweep/queue/train-queued.ts": "tells the queue why a trial failed",
  "packages/data/src/browser/gunzip.ts": "becomes a CorruptFileError where it is thrown",
  "packages/data/src/image/": "becomes a CorruptFileError in readImage",
  "packages/data/src/mat/": "becomes a CorruptFileError in openMat",
  "packages/data/src/node/read-if-there.ts": "becomes a CorruptFileError where it is thrown",
  "packages/data/src/node/read-regular.ts": "becomes a CorruptFileError where it is called",
  "packages/data/src/node/unpack.ts": "becomes a CorruptFileError in unpack",
  "packages/data/src/node/write-all.ts": "becomes an UnwritableError in download",
  "packages/playground/src/page/client.ts": "brings the words of the worker's error to the page",
};

it("speaks of all that is thrown on purpose", () => {
  const throwing = sources.filter((file) =>
    /\bnew (?:Error|TypeError|RangeError)\(/.test(readText(file)),
  );
  const isListed = (file: string) => Object.keys(others).some((other) => file.startsWith(other));
  expect(throwing.filter((file) => !isListed(file))).toEqual([]);
  const isNeeded = (other: string) => throwing.some((file) => file.startsWith(other));
  expect(Object.keys(others).filter((other) => !isNeeded(other))).toEqual([]);
});

let folder: string;
const from = process.cwd();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-errors-"));
  process.chdir(folder);
  vi.stubEnv("GAN_CACHE_DIR", "cache");
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("fetch failed");
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  process.chdir(from);
  await rm(folder, { recursive: true });
});

const rng = createRng(1);
const network = (inputSize: number, outputSize: number): Network => {
  const name = outputSize === 1 ? "discriminator" : "generator";
  return tinyNetwork({ name, inputSize, outputSize, hiddenSize: 2, rng });
};
const gameOf = (generator: Network, discriminator: Network) => {
  const rule = () => gan.sgd({ learningRate: 1 });
  return gan.createGame({
    generator: { network: generator, rule: rule() },
    discriminator: { network: discriminator, rule: rule() },
    ...{ prior: gan.gaussianPrior(3), rng },
  });
};

/** Throws what the command says of words that it refuses. */
async function refusalOf(...words: string[]): Promise<never> {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await runGan([...words, "--json"]);
  const { message, code } = JSON.parse(`${write.mock.calls[0]?.[0]}`);
  write.mockRestore();
  throw Object.assign(new Error(message), { code });
}

const oneExample = { values: Float32Array.of(1, 2), count: 1, size: 2 };

/** The real thing, for each heading in order. */
const provocations: readonly [code: string, provoke: () => unknown][] = [
  ["GAN_SHAPE_MISMATCH", () => gameOf(network(3, 784), network(3072, 1))],
  ["GAN_INVALID_OPTION", () => assertPositiveInteger("batchSize", 0)],
  ["GAN_TOO_FEW_EXAMPLES", () => frechetDistance(oneExample, oneExample)],
  ["GAN_UNKNOWN_NAME", () => findExperiment("minst")],
  ["GAN_USAGE", () => refusalOf("resume")],
  [
    "GAN_MISSING_FILE",
    async () => {
      (await createRun({ parent: "runs", name: "digits", options: {} })).dispose();
      await openRun("00012-mnist", { parent: "runs" });
    },
  ],
  [
    "GAN_CORRUPT_FILE",
    () => readIdx(Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28), "train-images-idx3-ubyte"),
  ],
  [
    "GAN_CHECKSUM_MISMATCH",
    () =>
      assertChecksum(
        "train-images-idx3-ubyte.gz",
        new Uint8Array(3),
        "f68b3c2dcbeaaa9fbdd348bbdeb94873",
      ),
  ],
  [
    "GAN_DOWNLOAD_FAILED",
    () => createDataSource({ set: "mnist", root: "data" })("train-images-idx3-ubyte"),
  ],
  ["GAN_BACKEND_UNAVAILABLE", () => node().activate()],
  [
    "GAN_UNSUPPORTED_NETWORK",
    () => {
      const sizes = { units: 1, inputShape: [4] };
      const last = layers.dense({ ...sizes, name: "dense_2", activation: "sigmoid" });
      const model = sequential({ layers: [last] });
      networkFromLayers(model, { role: "discriminator" });
    },
  ],
  [
    "GAN_UNSUPPORTED_DERIVATIVE",
    () => {
      const normalized = (x: Tensor) => sum(localResponseNormalization(x as Tensor4D));
      const slope = grad((x) => sum(square(grad(normalized)(x))));
      tidy(() => slope(ones([1, 2, 2, 4])));
    },
  ],
  [
    "GAN_TWO_TENSORFLOWS",
    () => {
      assertOneTensorflow({ Tensor, version: "4.22.0", by: "@gan/core" });
      assertOneTensorflow({ Tensor: class {}, version: "4.20.0", by: "@gan/models" });
    },
  ],
  [
    "GAN_DISPOSED",
    async () => {
      const game = gameOf(network(3, 2), network(2, 1));
      game.dispose();
      await gan.sample(game, 1);
    },
  ],
  [
    "GAN_DIVERGED",
    async () => {
      using game = gameOf(network(3, 2), network(2, 1));
      for (const { variable } of game.generator.network.parameters) {
        variable.dataSync().fill(Number.NaN);
      }
      const values = new Float32Array(2);
      const sampler = {
        ...{ batchSize: 1, exampleSize: 2, iterationsPerEpoch: 1, epochOf: () => 1 },
        batch: () => ({ size: 1, values }),
      };
      for await (const _ of gan.algorithm1(game, sampler, { iterations: 1 }));
    },
  ],
  [
    "GAN_CHECKPOINT_MISMATCH",
    () => {
      using game = gameOf(network(3, 2), network(2, 1));
      gan.restoreGame(game, { iteration: 1, metadata: {}, tensors: {} });
    },
  ],
  [
    "GAN_UNWRITABLE",
    async () => {
      await writeFile("taken", "");
      await createRun({ parent: "taken", name: "digits", options: {} });
    },
  ],
  [
    "GAN_RUN_BUSY",
    async () => {
      const run = await createRun({ parent: "runs", name: "mnist", options: {} });
      run.dispose();
      const owner = { host: "laptop", pid: 4711, startedAt: "earlier" };
      await writeFile(join(run.path, ".writer-9.lock"), JSON.stringify(owner));
      await openRun("latest", { parent: "runs" });
    },
  ],
  ["GAN_QUEUE", () => refusalOf("worker", "--queue", "redis://127.0.0.1:1")],
];

it.each(provocations)("shows under %s what is really said", async (code, provoke) => {
  const error = await Promise.resolve()
    .then(provoke)
    .then(
      () => undefined,
      (thrown) => thrown,
    );
  expect(GanError.is(error), `${error}`).toBe(true);
  expect(error.code).toBe(code);
  const section = readText(page)
    .split(/^## /m)
    .find((text) => text.startsWith(`${code}\n`));
  const [shown] = /(?<=^```text\n)[\s\S]*?(?=\n```)/m.exec(section ?? "") ?? [];
  expect(shown).toBe(error.message);
});

it("provokes every one, in the page's order", () => {
  const headings = [...readText(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(provocations.map(([code]) => code)).toEqual(headings);
  expect(codeBlocksOf(page).filter(({ language }) => language === "text")).toHaveLength(
    headings.length,
  );
});
