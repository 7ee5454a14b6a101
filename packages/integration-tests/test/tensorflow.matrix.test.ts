import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cpu } from "@gan/backends/cpu";
import { testSecondDerivatives } from "@gan/test-utils";
import { beforeAll, expect, it } from "vitest";
import { allNetworks } from "./second-derivatives/networks.ts";
import { temporaryFolder } from "./support/gan.ts";
import { filesOf, installProject, packAll, runNode } from "./support/packed.ts";

const backends = "@gan/backends";

/**
 * The lower end of the range of TensorFlow.js that the packages take, from tarballs. The upper end, the newest version,
 * is what the workspace has, and every other test runs on it.
 */
let project: string;
let oldest: string;
let unreachable: string | undefined;

beforeAll(async () => {
  const folder = await temporaryFolder();
  const packages = await packAll(join(folder, "tarballs"));
  const core = packages.find(({ name }) => name.endsWith("/core"))!;
  const manifest = JSON.parse(`${(await filesOf(core.tarball)).get("package/package.json")}`);
  const range: string = manifest.peerDependencies["@tensorflow/tfjs-core"];
  oldest = /^>=(\S+)/.exec(range)![1]!;
  project = join(folder, "oldest");
  const tensorflow = ["core", "layers", "backend-cpu", "backend-wasm"].map((name) => [
    `@tensorflow/tfjs-${name}`,
    oldest,
  ]);
  const used = packages.filter(({ name }) =>
    /\/(spec|data|models|core|backends|backend-onnx|parzen|metrics)$/.test(name),
  );
  const dependencies = { ...Object.fromEntries(tensorflow), "onnxruntime-node": "1.30.0" };
  unreachable = await installProject(project, used, dependencies);
  if (unreachable !== undefined) return;
  const here = import.meta.dirname;
  await mkdir(join(project, "networks"));
  for (const name of ["networks", "layer-networks", "operation-networks"]) {
    await cp(join(here, `second-derivatives/${name}.ts`), join(project, `networks/${name}.ts`));
  }
  const gradients = join(here, "../../test-utils/src/penalty-gradients.ts");
  await cp(gradients, join(project, "penalty-gradients.ts"));
  await cp(join(here, "pack/example.ts"), join(project, "example.ts"));
}, 300_000);

it.for(["cpu", "wasm", "onnx"])(
  "trains on %s, on the oldest TensorFlow.js that is taken",
  {
    timeout: 120_000,
  },
  async (engine, context) => {
    if (unreachable !== undefined) context.skip(unreachable);
    const printed = await runTypeScript(`
    import { ${engine} } from "${backends}/${engine}";
    import { version_core as version } from "@tensorflow/tfjs-core";
    import { train } from "./example.ts";
    console.log(JSON.stringify({ version, ...(await train(${engine}(), 20)) }));`);
    const { version, losses, samples } = JSON.parse(printed);
    expect(version).toBe(oldest);
    expect(samples).toBe(5);
    const { train } = await import("./pack/example.ts");
    const expected = await train(cpu(), 20);
    expect(losses).toEqual(expected.losses.map((loss) => expect.closeTo(loss, 4)));
  },
);

testSecondDerivatives(cpu, allNetworks, {
  measure: async () => {
    if (unreachable !== undefined) return {};
    const printed = await runTypeScript(`
      import "@gan/core";
      import { useBackend } from "@gan/backends";
      import { cpu } from "@gan/backends/cpu";
      import { allNetworks } from "./networks/networks.ts";
      import { penaltyGradients } from "./penalty-gradients.ts";
      await useBackend([cpu()]);
      const measured = {};
      for (const [name, create] of Object.entries(allNetworks)) {
        const network = create();
        measured[name] = await penaltyGradients(network).catch(String);
        network.dispose();
      }
      console.log(JSON.stringify(measured));`);
    return JSON.parse(printed);
  },
});

async function runTypeScript(code: string): Promise<string> {
  await writeFile(join(project, "main.ts"), code);
  return runNode(project, "--import", import.meta.resolve("tsx"), "main.ts");
}
