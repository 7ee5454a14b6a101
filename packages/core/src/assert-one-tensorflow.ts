import { type Network, UnsupportedNetworkError } from "@gan/spec";
import { Variable, version_core as version } from "@tensorflow/tfjs-core";

/**
 * Two copies of TensorFlow.js's core share one engine, but neither kernels nor gradients need fit together.
 *
 * @throws {UnsupportedNetworkError} When a network's parameters were made by another copy than the one that trains them.
 */
export function assertOneTensorflow(role: string, { parameters }: Network): void {
  const isOurs = parameters.every(
    ({ variable }) => Object.getPrototypeOf(variable) === Variable.prototype,
  );
  if (isOurs) return;
  throw new UnsupportedNetworkError(
    `The parameters of \`${role}.network\` were made by another copy of \`@tensorflow/tfjs-core\` than the ${version} that \`@gan/core\` computes with${places()}. Install one version of every \`@tensorflow/tfjs-…\` package; \`npm ls @tensorflow/tfjs-core\` shows who asks for another.`,
  );
}

/** Where Node finds the copy of this package and the project's own, where that can be asked. */
function places(): string {
  const node = globalThis.process?.getBuiltinModule?.("module");
  if (node === undefined) return "";
  try {
    const copy = (from: string) => {
      const require = node.createRequire(from);
      const found = require.resolve("@tensorflow/tfjs-core/package.json");
      return `${require(found).version} in ${found.replace(/.package\.json$/, "")}`;
    };
    return ` (here: ${copy(import.meta.url)}; your project's: ${copy(`${process.cwd()}/package.json`)})`;
  } catch {
    return "";
  }
}
