import { createRng, GanError, type Rng } from "@gan/spec";
import { useCpu } from "@gan/test-utils";
import { ones, tensor1d, tensor4d, variable } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { describe, expect, it } from "vitest";
import * as models from "./index.ts";

useCpu();

const rng = createRng(1);
const kernelInitializer = models.uniform(0.1, rng.stream("h0"));
const none = undefined as never;
const model = () =>
  sequential({ layers: [layers.dense({ units: 1, inputShape: [2], kernelInitializer })] });
const network = () => models.networkFromLayers(model(), { role: "discriminator" });
const fromFunction = (changes: object) =>
  models.networkFromFunction({
    ...{ name: "f", inputSize: 2, outputSize: 2, parameters: {}, apply: (x) => x },
    ...changes,
  });
const evaluate = { mode: "evaluate", stream: rng.stream("masks") } as const;
const row = ones([1, 2]) as never;

const mistakes: Record<string, [() => unknown, RegExp]> = {
  "a preset without a word": [
    () => (models.mnistGenerator as (options?: unknown) => unknown)(),
    /^`options of mnist-generator` is undefined, expected an object such as \{ rng: createRng/,
  ],
  "a preset without rng": [
    () => models.mnistDiscriminator({} as never),
    /^`rng` is undefined, expected the streams of `createRng\(seed\)`.*Pass `rng:/,
  ],
  "a preset with a seed for rng": [
    () => models.toyGenerator({ rng: 2014 as unknown as Rng }),
    /^`rng` is 2014, expected the streams/,
  ],
  "no model": [
    () => models.networkFromLayers(none, { role: "generator" }),
    /^`model` is undefined, expected a `tf.LayersModel`/,
  ],
  "a layer for a model": [
    () => models.networkFromLayers(layers.dense({ units: 1 }) as never, { role: "generator" }),
    /^`model` is a Dense, expected a `tf.LayersModel`/,
  ],
  "a network for a model": [
    () => models.networkFromLayers(network() as never, { role: "generator" }),
    /^`model` is an object, expected a `tf.LayersModel`.*is a network already/,
  ],
  "a model without an input shape": [
    () => models.networkFromLayers(sequential(), { role: "generator" }),
    /is not built.*Give its first layer an `inputShape`/,
  ],
  "a model without a role": [
    () => (models.networkFromLayers as (model: unknown) => unknown)(model()),
    /^`options of networkFromLayers` is undefined.*\{ role: "discriminator" \}/,
  ],
  "a role that there is not": [
    () => models.networkFromLayers(model(), { role: "Generator" }),
    /^`role` is "Generator", expected "generator", "discriminator" or the role of a player of your own/,
  ],
  "a kind of output that there is not": [
    () => models.networkFromLayers(model(), { role: "generator", output: "logit" as never }),
    /^`output` is "logit", expected "logits" or "probability"/,
  ],
  "a seed for a model's rng": [
    () => models.networkFromLayers(model(), { role: "generator", rng: 3 as never }),
    /^`rng` is 3, expected the streams/,
  ],
  "rows in an array": [
    () => network().apply([[1, 2]] as never, evaluate),
    /^`x` is \[1,2\], expected a tensor.*tensor2d/,
  ],
  "no options of a network": [
    () => network().apply(row, none),
    /^`options of apply` is undefined, expected an object such as \{ mode: "evaluate"/,
  ],
  "a mode that there is not": [
    () => network().apply(row, { ...evaluate, mode: "eval" as never }),
    /^`mode` is "eval", expected "train" or "evaluate"/,
  ],
  "training without a stream, which would leave out dropout": [
    () => network().apply(row, { mode: "train", stream: none }),
    /^`stream` is undefined, expected a stream/,
  ],
  "no options of a function": [
    () => models.networkFromFunction(none),
    /^`options of networkFromFunction` is undefined/,
  ],
  "no parameters": [
    () => fromFunction({ parameters: undefined }),
    /^`parameters` is undefined, expected variables by name/,
  ],
  "a tensor for a parameter": [
    () => fromFunction({ parameters: { "h0/kernel": tensor1d([1]) } }),
    /^`parameters\["h0\/kernel"\]` is a Tensor, expected a variable/,
  ],
  "no function": [
    () => fromFunction({ apply: undefined }),
    /^`apply` is undefined, expected a func/,
  ],
  "a function of nothing": [
    () => fromFunction({ apply: () => undefined }).apply(row, evaluate),
    /^`f\(x\)` is undefined, expected a tensor/,
  ],
  "rows of a function in an array": [
    () => fromFunction({}).apply([[1, 2]] as never, evaluate),
    /^`x` is \[1,2\], expected a tensor.*tensor2d/,
  ],
  "a stack of one": [
    () => models.stackGenerators(network(), none),
    /^`upper` is undefined, expected a network.*networkFromLayers/,
  ],
  "a stack of models": [
    () => models.stackGenerators(model() as never, network()),
    /^`lower` is a Sequential, expected a network/,
  ],
  "a maxout layer without options": [
    () => models.maxoutDense(none),
    /^`options of maxoutDense` is undefined/,
  ],
  "a maxout layer without an initializer": [
    () => models.maxoutDense({ units: 2, pieces: 2, kernelInitializer: none }),
    /^`kernelInitializer` is undefined, expected an initializer, such as `uniform/,
  ],
  "an initializer's name": [
    () =>
      models.deconv2d({
        channels: 1,
        kernelSize: 2,
        stride: 1,
        kernelInitializer: "zeros" as never,
      }),
    /^`kernelInitializer` is "zeros", expected an initializer/,
  ],
  "a maxout convolution without an initializer": [
    () => models.maxoutConv2d({ channels: 1, pieces: 1, kernelSize: 2, kernelInitializer: none }),
    /^`kernelInitializer` is undefined/,
  ],
  "a maxout convolution without options": [
    () => models.maxoutConv2d(none),
    /^`options of maxoutConv2d`/,
  ],
  "a transposed convolution without options": [
    () => models.deconv2d(none),
    /^`options of deconv2d`/,
  ],
  "maxout of an array": [() => models.maxout([[1, 2]] as never, 2), /^`z` is .*expected a tensor/],
  "maxout of no pieces": [() => models.maxout(row, 0), /^`pieces` is 0, expected a whole number/],
  "max-pooling without options": [
    () => models.maxPoolCeil(tensor4d([1], [1, 1, 1, 1]), none),
    /^`options of maxPoolCeil` is undefined/,
  ],
  "max-pooling of rows": [
    () => models.maxPoolCeil(row, { size: 2, stride: 1 }),
    /^`x` has shape \[1, 2\], expected \[any, any, any, any\]. Reshape it/,
  ],
  "max-pooling of no size": [
    () => models.maxPoolCeil(tensor4d([1], [1, 1, 1, 1]), { size: Number.NaN, stride: 1 }),
    /^`size` is NaN, expected a whole number/,
  ],
  "a max-pooling layer without options": [
    () => models.maxPoolCeil2d(none),
    /^`options of maxPoolCeil2d` is undefined/,
  ],
  "dropout without options": [
    () => models.dropout(row, none),
    /^`options of dropout` is undefined/,
  ],
  "dropout without a stream": [
    () => models.dropout(row, { keep: 0.5, stream: none }),
    /^`stream` is undefined, expected a stream/,
  ],
  "dropout of everything": [
    () => models.dropout(row, { keep: 0, stream: rng.stream("masks") }),
    /^`keep` is 0, expected a number above 0 and up to 1/,
  ],
  "dropout of an array": [
    () => models.dropout([1] as never, { keep: 0.5, stream: rng.stream("masks") }),
    /^`x` is .*expected a tensor/,
  ],
  "a start without a stream": [() => models.uniform(0.1, none), /^`stream` is undefined/],
  "a start with rng for a stream": [
    () => models.uniform(0.1, rng as never),
    /^`stream` is an object/,
  ],
  "a start without a range": [
    () => models.uniform(none, rng.stream("h0")),
    /^`range` is undefined/,
  ],
  "a sparse start without a stream": [() => models.sparse(3, none), /^`stream` is undefined/],
  "a sparse start of no connections": [
    () => models.sparse(0, rng.stream("h0")),
    /^`connections` is 0, expected a whole number/,
  ],
  "a constant that is none": [
    () => models.constant(none),
    /^`value` is undefined, expected a number/,
  ],
  "no given values": [
    () => models.given(none, "y/bias"),
    /^`y\/bias` is undefined, expected numbers/,
  ],
};

describe("says in a sentence what is wrong with", () => {
  it.each(Object.entries(mistakes))("%s", (_, [make, sentence]) => {
    let error: unknown;
    try {
      make();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(GanError);
    expect((error as Error).message).toMatch(sentence);
  });
});

it("takes variables of any copy of TensorFlow.js, and evaluates without a stream", () => {
  using made = fromFunction({ parameters: { "h0/kernel": variable(tensor1d([1])) } });
  made.apply(row, { mode: "evaluate", stream: none }).dispose();
});
