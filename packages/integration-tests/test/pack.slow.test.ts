import { existsSync } from "node:fs";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { wasm } from "@gan/backends/wasm";
import { chromiumPath, noChromium } from "@gan/test-utils/chromium";
import { beforeAll, expect, it } from "vitest";
import { train } from "./pack/example.ts";
import { temporaryFolder } from "./support/gan.ts";
import { openPage } from "./support/open-page.ts";
import {
  complaintsOfTsc,
  installProject,
  type PackedPackage,
  packAll,
  pinnedVersion,
  runNode,
} from "./support/packed.ts";

const example = join(import.meta.dirname, "pack/example.ts");
const iterations = 20;
const languageLib = ["es2023", "esnext.disposable"];

let folder: string;
let packages: PackedPackage[];
let tensorflow: Record<string, string>;
/** What the example gives here, from the packages' sources. */
let expected: Awaited<ReturnType<typeof train>>;

beforeAll(async () => {
  expected = await train(wasm(), iterations);
  folder = await temporaryFolder();
  packages = await packAll(join(folder, "tarballs"));
  const engines = ["core", "layers", "backend-cpu", "backend-wasm"].map(
    (name) => `@tensorflow/tfjs-${name}`,
  );
  tensorflow = Object.fromEntries(
    await Promise.all(engines.map(async (name) => [name, await pinnedVersion(name)])),
  );
}, 120_000);

it("installs into an empty Node project with install scripts blocked, where types resolve, the example trains and `gan` computes with onnx, or says why it does not", {
  timeout: 300_000,
}, async (context) => {
  const project = join(folder, "node");
  const dependencies = { ...tensorflow, "@types/node": "^20.19.0", "@types/react": "^19.2.0" };
  const unreachable = await installProject(project, packages, dependencies);
  if (unreachable !== undefined) context.skip(unreachable);
  expect((await readdir(join(project, "node_modules/@gan"))).length).toBe(packages.length);
  expect(await readdir(join(project, "node_modules/@gan/core")), "one copy of each").not.toContain(
    "node_modules",
  );

  for (const { name } of packages) await expectClean(join(project, "node_modules", name));

  const entries = packages.flatMap((each) => each.entries);
  const lines = entries.map((entry, i) => `export * as entry${i} from "${entry}";`);
  await writeFile(join(project, "entries.ts"), lines.join("\n"));
  await cp(example, join(project, "example.ts"));
  await writeFile(
    join(project, "main.ts"),
    `import { wasm } from "@gan/backends/wasm";
    import * as entries from "./entries.js";
    import { train } from "./example.js";
    const trained = await train(wasm(), ${iterations});
    console.log(JSON.stringify({ ...trained, entries: Object.keys(entries).length }));`,
  );
  const forBundlers = { module: "preserve", moduleResolution: "bundler", noEmit: true };
  const forNode = { module: "nodenext", outDir: "dist", noEmitOnError: false };
  for (const options of [forBundlers, forNode]) {
    for (const lib of [languageLib, [...languageLib, "dom"]]) {
      const complaints = await complaintsOfTsc(project, { ...options, lib, types: ["node"] });
      expect(complaints, `${options.module} with ${lib}`).toEqual([]);
    }
  }
  await writeFile(join(project, "react.tsx"), inReact);
  const react = { ...forBundlers, lib: [...languageLib, "dom"], jsx: "react-jsx" };
  expect(await complaintsOfTsc(project, react, ["react.tsx"])).toEqual([]);
  await writeFile(join(project, "plain.tsx"), inPlainJsx);
  const plain = { ...react, jsx: "react", jsxFactory: "h" };
  expect(await complaintsOfTsc(project, plain, ["plain.tsx"])).toEqual([]);

  const trained = JSON.parse(await runNode(project, "dist/main.js"));
  expect(trained).toEqual({ ...expected, entries: entries.length });

  expect(await dryRun(project)).toMatch(/^Digits drawn.*backend onnx[\s\S]*Time: /);
  await rm(join(project, "node_modules/onnxruntime-node"), { recursive: true });
  expect(await dryRun(project)).toMatch(
    /^Backend wasm instead of onnx\. ONNX Runtime did not load .*\nDigits drawn.*backend wasm/,
  );
});

it("installs into an empty Vite project, whose built page trains in Chromium", {
  timeout: 300_000,
}, async (context) => {
  if (chromiumPath === undefined) context.skip(noChromium);
  const project = join(folder, "vite");
  const used = packages.filter(({ name }) => /\/(spec|data|models|core|backends)$/.test(name));
  const unreachable = await installProject(project, used, { ...tensorflow, vite: "^8.0.0" });
  if (unreachable !== undefined) context.skip(unreachable);

  await cp(example, join(project, "example.ts"));
  await writeFile(join(project, "index.html"), '<script type="module" src="/main.ts"></script>');
  await writeFile(join(project, "main.ts"), pageOf(iterations));
  await runNode(project, "node_modules/vite/bin/vite.js", "build", "--logLevel", "error");
  const posted = await openPage(join(project, "dist"));
  const losses = expected.losses.map((loss) => expect.closeTo(loss, 5));
  expect(JSON.parse(posted)).toEqual({ ...expected, losses });
});

it("computes with onnx when install scripts are allowed, and without when its own fails", {
  timeout: 300_000,
}, async (context) => {
  // Where the first test installed everything without scripts: what is left to install is what has one.
  const project = join(folder, "node");
  const runtime = join(project, "node_modules/onnxruntime-node");
  await rm(runtime, { recursive: true, force: true });
  // On Linux the package's script downloads CUDA's libraries, which nothing here uses, unless it is told not to.
  const skipping = { ONNXRUNTIME_NODE_INSTALL: "skip" };
  const install = (env: Record<string, string>) =>
    installProject(project, packages, {}, { scripts: "allowed", env });
  const unreachable = await install(skipping);
  if (unreachable !== undefined) context.skip(unreachable);
  expect(await dryRun(project)).toMatch(/^Digits drawn.*backend onnx/);

  await rm(runtime, { recursive: true });
  const nobody = "http://127.0.0.1:9";
  const failing = {
    ONNXRUNTIME_NODE_INSTALL: "cuda12",
    GLOBAL_AGENT_HTTPS_PROXY: nobody,
    GLOBAL_AGENT_HTTP_PROXY: nobody,
  };
  expect(await install(failing)).toBeUndefined();
  expect(existsSync(runtime), "an optional dependency whose script fails is left out").toBe(false);
  expect(await dryRun(project)).toMatch(
    /^Backend wasm instead of onnx\. ONNX Runtime did not load/,
  );
});

/** What the installed command says of a run that it would make. */
function dryRun(project: string): Promise<string> {
  const command = join("node_modules", ".bin", "gan");
  return runNode(project, command, "train", "digits", "--dry-run", "--width", "0.02");
}

/** No test, nothing of a build tool's and no path of this machine is packed. */
async function expectClean(installed: string): Promise<void> {
  const files = await readdir(installed, { recursive: true });
  expect(files.filter((file) => /\.test\.|tsbuildinfo|\.turbo/.test(file))).toEqual([]);
  const texts = files.filter((file) => /\.(js|ts|json|md|map)$/.test(file));
  expect(texts.length).toBeGreaterThan(3);
  for (const file of texts) {
    expect(await readFile(join(installed, file), "utf8"), file).not.toMatch(
      /\/(work|home|root)\/\w/,
    );
  }
}

/** As the README of `@gan/backends` says it for Vite. */
function pageOf(count: number): string {
  return `import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
    import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
    import threaded from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";
    import { wasm } from "@gan/backends/wasm";
    import { train } from "./example.ts";
    const wasmPath = {
      "tfjs-backend-wasm.wasm": plain,
      "tfjs-backend-wasm-simd.wasm": simd,
      "tfjs-backend-wasm-threaded-simd.wasm": threaded,
    };
    const post = (result) => fetch("/result", { method: "POST", body: JSON.stringify(result) });
    train(wasm({ wasmPath }), ${count}).then(post, (error) => post({ error: String(error?.stack ?? error) }));`;
}

/** The element in React, as TypeScript is to take it. */
const inReact = `import type { GanPlayground } from "@gan/playground";
  import "@gan/playground/react";
  import { useRef } from "react";
  export function Lesson() {
    const ref = useRef<GanPlayground>(null);
    const play = () => ref.current?.play();
    return <gan-playground ref={ref} experiment="game=ring&seed=7" theme="dark" onClick={play} />;
  }
  // @ts-expect-error There is no such theme.
  export const refused = <gan-playground theme="pink" />;
  export const found: HTMLElement & GanPlayground = document.querySelector("gan-playground")!;`;

/** The element in JSX without a library's types. */
const inPlainJsx = `import "@gan/playground";
  declare function h(tag: string, attributes: object): unknown;
  export const element: unknown = <gan-playground experiment="game=ring&seed=7" />;`;
