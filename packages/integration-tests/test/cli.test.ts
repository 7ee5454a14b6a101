import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { refusalOf } from "./support/refusal.ts";

describe.concurrent("`gan`, told what it does not know", { timeout: 60_000 }, () => {
  it.each<[string, string[], RegExp]>([
    [
      "an unknown experiment",
      ["train", "mnits"],
      /no experiment `mnits`. Did you mean `mnist`\? Known: /,
    ],
    [
      "an unknown command",
      ["trian", "digits"],
      /There is no command `trian`. Did you mean `train`\? Known: train, /,
    ],
    [
      "an unknown flag",
      ["train", "digits", "--epoch", "3"],
      /`gan train` has no flag `--epoch`. Did you mean `--epochs`\?/,
    ],
    [
      "an unknown setting",
      ["train", "digits", "--set", "learning-rat=1"],
      /no setting `learning-rat`. Did you mean `learningRate`\?/,
    ],
    [
      "a pair that is none",
      ["train", "digits", "--set", "learningRate"],
      /`--set` is "learningRate", expected `key=value`/,
    ],
    [
      "a word for a number",
      ["train", "digits", "--set", "learningRate=fast"],
      /`--set learningRate` is "fast", expected a number above 0 and at most 1e\+30/,
    ],
    [
      "k = 0",
      ["train", "digits", "--discriminator-steps", "0"],
      /`--discriminator-steps` is "0", expected a whole number of at least 1 and at most 100,000/,
    ],
    [
      "an unknown backend",
      ["train", "digits", "--backend", "gpu"],
      /`--backend` is "gpu", expected one of auto, .*wasm.*cpu/,
    ],
    [
      "an engine that is not installed",
      ["train", "digits", "--backend", "node-gpu"],
      /backend `node-gpu` cannot be used here\. .*install/,
    ],
    ["the latest of no runs", ["resume", "latest"], /latest` was not found\./],
    ["a run that is not there", ["evaluate", "7"], /7` was not found\./],
    [
      "a format that is not written",
      ["export", "latest", "--to", "pb"],
      /`--to` is "pb", expected one of onnx, tfjs, safetensors/,
    ],
    [
      "no experiment",
      ["train"],
      /needs an experiment, such as `mnist` or `digits`, or a run to begin from/,
    ],
  ])("refuses %s", async (_, args, sentence) => {
    const folder = await temporaryFolder();
    expect(await refusalOf({ folder }, ...args)).toMatch(sentence);
  });
});
