import * as spec from "@gan/spec";
import { expect, it } from "vitest";
import { codeBlocksOf } from "./code-blocks.ts";
import { readText } from "./repository.ts";

const page = "docs/errors.md";
const codes = [...readText("packages/spec/src/errors.ts").matchAll(/readonly code = "(GAN_\w+)"/g)];

it("has one heading for every code, and none besides", () => {
  const headings = [...readText(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings.toSorted()).toEqual(codes.map(([, code]) => code).toSorted());
});

const errors: spec.GanError[] = [
  new spec.ShapeMismatchError({
    argument: "generator",
    expected: [null, 3072],
    received: [null, 784],
    fix: "`discriminator` takes 3072 numbers a row. Make D take what G gives.",
  }),
  new spec.InvalidOptionError("--batch-size", "0", "a whole number of at least 1"),
  new spec.UnknownNameError("experiment", "minst", ["mnist", "digits"]),
  new spec.MissingFileError(
    "runs/00012-mnist",
    "The runs in `runs` are 00001-digits, 00002-mnist.",
  ),
  new spec.CorruptFileError("train-images-idx3-ubyte", "ends after 12 of 16 header bytes"),
  new spec.ChecksumError(
    "train-images-idx3-ubyte.gz",
    "0f1e2d",
    "f68b3c",
    "Delete it, and it is downloaded again.",
  ),
  new spec.DownloadError(
    "train-images-idx3-ubyte.gz",
    ["mirror.example: no answer for 30 s"],
    "Put it into `data/mnist` and say `--data-dir data`.",
  ),
  new spec.BackendUnavailableError(
    "node",
    "The package `@tensorflow/tfjs-node` is not installed. Run `npm install @tensorflow/tfjs-node`.",
  ),
  new spec.UnsupportedNetworkError(
    'The discriminator ends in the activation `sigmoid` of layer `dense_2`, which gives probabilities; the losses take logits. Use a linear last layer, or pass `{ output: "probability" }`.',
  ),
  new spec.UnsupportedDerivativeError("second", "LRN", "wasm"),
  new spec.DivergedError(412, { discriminatorLoss: Number.NaN, generatorLoss: 87.3 }),
  new spec.CheckpointMismatchError(
    "it has no tensor `generator/h0/kernel`",
    "Use the experiment, width and networks it was made with.",
  ),
  new spec.UnwritableError("runs", "the disk is full"),
  new spec.RunBusyError("runs/00007-mnist", "process 4711"),
];

it("shows each message as the class writes it", () => {
  const shown = codeBlocksOf(page).filter(({ language }) => language === "text");
  expect(shown.map(({ code }) => code.trim())).toEqual(errors.map(({ message }) => message));
  expect(errors.map(({ code }) => code).toSorted()).toEqual(
    codes.map(([, code]) => code).toSorted(),
  );
});
