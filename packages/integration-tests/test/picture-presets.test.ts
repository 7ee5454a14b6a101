import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { settingsSchema } from "@gan/experiments";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { makePictures } from "./support/make-pictures.ts";

const small = ["--image-size", "8", "--gray", "--width", "0.03", "--batch-size", "4"];
const length = ["--iterations", "2", "--backend", "cpu"];

describe("presets for pictures", { timeout: 120_000 }, () => {
  let folder: string;
  const gan = (...args: string[]) => ganInProcess({ folder }, ...args);
  const settingsOf = async (run: string) =>
    JSON.parse(await readFile(join(folder, "runs", run, "options.json"), "utf8")).settings;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await makePictures(join(folder, "mine"), 24);
    const named = ["--name", "first", "--set", "penaltyWeight=2", "--seed", "7"];
    const flags = [...small, ...length, ...named];
    expect(await gan("train", "images", "mine", ...flags)).toMatchObject({ code: 0, stderr: "" });
  }, 120_000);

  it("bring settings, which flags override, the residual one where none is named", async () => {
    expect(await settingsOf("00001-first")).toMatchObject({
      ...{ preset: "residual", loss: "relativistic", penalty: "r1-r2", squareDecay: 0.99 },
      ...{ momentumFrom: 0, batchSize: 4, width: 0.03, penaltyWeight: 2 },
    });
  });

  it("take their minibatches in parts where the engine has threads for them, or where that is typed", async () => {
    const onWasm = [...small, "--iterations", "1", "--backend", "wasm"];
    const onOnnx = [...small, "--iterations", "1", "--backend", "onnx"];
    const typed = ["--set", "microbatches=3"];
    expect(await settingsOf("00001-first")).toMatchObject({ microbatches: 1 });
    for (const [name, flags, microbatches] of [
      ["typed", [...onWasm, ...typed], 3],
      ["threads", onOnnx, 2],
    ] as const) {
      await gan("train", "images", "mine", ...flags, "--out", name, "--name", name);
      const file = join(folder, name, `00001-${name}`, "options.json");
      expect(JSON.parse(await readFile(file, "utf8")).settings).toMatchObject({ microbatches });
    }
  });

  it("are there in whatever opens a run: going on, scoring, samples, both exports, the report", async () => {
    const commands = [
      ["resume", "1", "--iterations", "4"],
      ["evaluate", "1", "--backend", "cpu"],
      ...[
        ["sample", "1"],
        ["report", "1"],
        ["interpolate", "1"],
      ],
      ["export", "1", "--to", "onnx", "--out", "onnx"],
      ["export", "1", "--to", "tfjs", "--out", "tfjs"],
    ];
    for (const words of commands) {
      expect(await gan(...words), words.join(" ")).toMatchObject({ code: 0, stderr: "" });
    }
    expect(await readdir(join(folder, "onnx"))).toContain("generator.onnx");
    const page = await readFile(join(folder, "runs/00001-first/report.html"), "utf8");
    expect(page).toContain("gan train images");
    expect(page).not.toContain("square-decay=");
  });

  it("are listed layer by layer without training", async () => {
    const flags = ["--preset", "dcgan", ...small, ...length, "--dry-run"];
    const { stdout } = await gan("train", "images", "mine", ...flags);
    expect(stdout).toMatch(/h0-norm +batch normalization/);
    expect(stdout).toMatch(/D: discriminator of images/);
  });

  it("change all that they bring where a run begins from another, and nothing else", async () => {
    const named = ["--from", "first", "--preset", "dcgan", "--name", "second"];
    const flags = [...named, "--width", "0.01", "--batch-size", "6", "--iterations", "1"];
    expect(await gan("train", ...flags)).toMatchObject({ code: 0, stderr: "" });
    expect(await settingsOf("00002-second")).toMatchObject({
      ...{ preset: "dcgan", loss: "non-saturating", penalty: "none", penaltyWeight: 10 },
      ...{ batchSize: 6, width: 0.01, seed: 7 },
    });
    await gan("report", "second");
    const page = await readFile(join(folder, "runs/00002-second/report.html"), "utf8");
    expect(page).toContain("--preset dcgan");
    expect(page).not.toContain("square-decay=");
  });

  it("are the paper's networks for runs of old, whose settings name none", async () => {
    const { preset: _, squareDecay: __, ...old } = await settingsOf("00001-first");
    expect(settingsSchema.parse(old)).toMatchObject({ preset: "paper", squareDecay: 0.999 });
  });
});
