import { expect, it } from "vitest";
import { type Trial, trialName } from "../trial.ts";
import { assertSweepData } from "./expected-data.ts";
import { readQueuedTrial } from "./queued-trial.ts";

const fingerprint = {
  ...{ name: "mnist/train", size: 60_000, exampleShape: [28, 28], sha256: "ab".repeat(32) },
  range: [0, 1] as const,
};
const trial: Trial = { experiment: "ring", settings: { seed: 3, learningRate: 0.1 } };
const queued = { trial, flags: { backend: "cpu" }, data: { train: fingerprint } };
/** As it comes back from the queue. */
const read = (content: object) => {
  const json = JSON.parse(JSON.stringify(content));
  return readQueuedTrial(trialName((content as typeof queued).trial), json);
};

it("gives back the trial that was put there", () => {
  expect(read(queued)).toEqual(queued);
  const whole = { ...trial, path: "/data/photos", iterations: 5 };
  expect(read({ ...queued, trial: whole, flags: { scoreEvery: 2 } })).toMatchObject({
    trial: whole,
  });
});

it.each([
  ["a flag in the place of an experiment", { trial: { ...trial, experiment: "--networks=x.js" } }],
  ["a flag in the place of a path", { trial: { ...trial, path: "--networks=x.js" } }],
  ["a path that is another on each machine", { trial: { ...trial, path: "photos" } }],
  ["a setting that there is not", { trial: { ...trial, settings: { seed: 1, networks: "x.js" } } }],
  ["a value that cannot be", { trial: { ...trial, settings: { seed: 1, learningRate: "x" } } }],
  ["no seed", { trial: { ...trial, settings: {} } }],
  ["another flag", { flags: { networks: "x.js" } }],
  ["an engine that there is not", { flags: { backend: "--networks=x.js" } }],
  ["no data", { data: undefined }],
])("refuses %s", (_, changed) => {
  expect(() => read({ ...queued, ...changed })).toThrow(
    /is no trial that can|There is no experiment/,
  );
});

it("refuses a trial under the name of another", () => {
  expect(() => readQueuedTrial("t-000000000000", queued)).toThrow(/its name is another's/);
});

it("says whose data differ", () => {
  const other = { ...fingerprint, sha256: "cd".repeat(32) };
  const check = (here: object) => () =>
    assertSweepData({ train: fingerprint }, here as never, "what is here");
  expect(check({ train: fingerprint, test: other })).not.toThrow();
  expect(check({ train: other })).toThrow(
    /put into the queue with `mnist\/train` \(60,000 examples of 28 × 28, SHA-256 abababababab….*what is here is `mnist\/train` .*cdcdcdcdcdcd/,
  );
  expect(check({})).toThrow(/what is here is nothing/);
});
