import { digits, settingsSchema } from "@gan/experiments";
import { expect, it } from "vitest";
import { checkpointMetadata } from "./checkpoint-metadata.ts";

const provenance = { seed: 3, version: "1.2.3", backend: "wasm" };
const runOf = (settings: typeof digits.settings) => ({
  experiment: digits,
  options: {
    ...{ experiment: "digits", settings, iterations: 10, backend: "wasm", version: "1.2.3" },
  },
});
const stage = { name: "training", experiment: digits, settings: digits.settings, from: 0, to: 10 };

it("carries the run's settings in the order of the schema, whatever order they came in", () => {
  const settings = { ...digits.settings, seed: 3 };
  const reversed = Object.fromEntries(Object.entries(settings).reverse()) as typeof settings;
  const [metadata, again] = [settings, reversed].map((each) =>
    checkpointMetadata(runOf(each), { ...stage, name: "training" }, provenance),
  );
  expect(again).toEqual(metadata);
  expect(metadata).toMatchObject({ experiment: "digits", seed: "3", version: "1.2.3" });
  const carried = JSON.parse(metadata!.settings!);
  expect(settingsSchema.parse(carried)).toEqual(settings);
  expect(Object.keys(carried)).toEqual(Object.keys(settingsSchema.shape));
});
