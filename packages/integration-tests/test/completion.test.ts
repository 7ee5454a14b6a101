import { execFileSync } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { experiments } from "@gan/experiments";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { commands } from "../../cli/src/commands.ts";
import { completionsOf } from "../../cli/src/completion/completions-of.ts";
import { temporaryFolder } from "./support/gan.ts";

const bin = join(import.meta.dirname, "../../cli/bin/gan.js");
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder, "gan"), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
  await chmod(join(folder, "gan"), 0o755);
  for (const name of ["00001-digits", "00002-digits", "00003-baseline"]) {
    await mkdir(join(folder, "runs", name), { recursive: true });
    await writeFile(join(folder, "runs", name, "options.json"), "{}");
  }
  vi.stubEnv("GAN_RUNS_DIR", join(folder, "runs"));
});
afterAll(() => vi.unstubAllEnvs());

describe("completion", () => {
  it.each([
    ["every command", [""], commands.map(({ name }) => name)],
    ["a command that is begun", ["tab"], ["table1"]],
    ["commands below a command", ["runs", ""], ["list", "compare", "name", "delete", "import"]],
    ["nothing behind what is no command", ["trian", ""], []],
    ["experiments", ["train", ""], Object.keys(experiments)],
    ["flags not given yet", ["train", "--batch-size", "5", "--ba"], ["--backend", "--batches"]],
    ["what a flag can be", ["resume", "1", "--backend", "w"], ["wasm", "webgpu"]],
    ["runs by number and by name", ["sample", ""], ["latest", "1", "2", "3", "baseline"]],
    ["more runs", ["runs", "compare", "1", "b"], ["baseline"]],
    ["runs after a flag", ["train", "--from", "b"], ["baseline"]],
    ["runs of another folder", ["sample", "--runs", "nowhere", ""], []],
    ["nothing where a path is expected", ["sample", "1", "--out", ""], []],
    ["flags of every command", ["report", "--q"], ["--quiet"]],
    ["figures", ["figure", "prop"], ["proposition-1", "proposition-2"]],
    ["shells", ["completion", ""], ["bash", "zsh", "fish"]],
  ])("knows %s", async (_, words, expected) => {
    expect(await completionsOf(words)).toEqual(expected);
  });
});

it.skipIf(process.platform === "win32")("works in bash", { timeout: 60_000 }, () => {
  const script = `
source <(gan completion bash)
offer() { COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _gan; echo "\${COMPREPLY[*]}"; }
complete -p gan
offer gan re
offer gan sample ""
offer gan train digits --schedule ""`;
  const printed = execFileSync("bash", ["-c", script], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` },
  });
  expect(printed.trimEnd().split("\n")).toEqual([
    "complete -o default -F _gan gan",
    "resume report",
    "latest 1 2 3 baseline",
    "simultaneous alternating",
  ]);
});
