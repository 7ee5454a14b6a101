import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { installProject, type PackedPackage, packAll, runNode } from "./support/packed.ts";

let folder: string;
let packages: PackedPackage[];

beforeAll(async () => {
  folder = await temporaryFolder();
  packages = await packAll(join(folder, "tarballs"));
}, 120_000);

const gan = (project: string) =>
  runNode(
    project,
    ...[join("node_modules", ".bin", "gan"), "train", "digits", "--dry-run", "--width", "0.02"],
  );

it.each([
  ["blocked", {}],
  // On Linux the package's script downloads CUDA's libraries, which nothing here uses, unless it is told not to.
  ["allowed", { ONNXRUNTIME_NODE_INSTALL: "skip" }],
] as const)(
  "is what gan computes with when install scripts are %s",
  {
    timeout: 300_000,
  },
  async (scripts, env) => {
    const project = join(folder, scripts);
    expect(await installProject(project, packages, {}, { scripts, env })).toBeUndefined();
    expect(await gan(project)).toMatch(/^Digits drawn.*backend onnx/);

    await rm(join(project, "node_modules/onnxruntime-node"), { recursive: true });
    expect(await gan(project)).toMatch(
      /^Backend wasm instead of onnx\. ONNX Runtime did not load .*\nDigits drawn.*backend wasm/,
    );
  },
);

it("is done without when its own install script fails", { timeout: 300_000 }, async () => {
  const project = join(folder, "failing");
  const nobody = "http://127.0.0.1:9";
  const env = {
    ONNXRUNTIME_NODE_INSTALL: "cuda12",
    GLOBAL_AGENT_HTTPS_PROXY: nobody,
    GLOBAL_AGENT_HTTP_PROXY: nobody,
  };
  expect(await installProject(project, packages, {}, { scripts: "allowed", env })).toBeUndefined();
  expect(await gan(project)).toMatch(/^Backend wasm instead of onnx\. ONNX Runtime did not load/);
});
