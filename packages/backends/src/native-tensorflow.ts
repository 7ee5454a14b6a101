import { type Backend, BackendUnavailableError } from "@gan/spec";
import { backend, ones, sum, tidy } from "@tensorflow/tfjs-core";
import { selectEngine, wordsOf } from "./select-engine.ts";
import { keepGradients } from "./tensorflow/keep-gradients.ts";
import { padExplicitly } from "./tensorflow/pad-explicitly.ts";

/** How a native TensorFlow package is loaded. */
export interface NativeOptions {
  /** Imports the package. @default an import of the package */
  readonly load?: () => Promise<unknown>;
}

interface NativePackage extends Required<NativeOptions> {
  readonly name: string;
  readonly packageName: string;
  readonly needsGpu: boolean;
}

/** A backend that computes with the C library of TensorFlow. */
export function nativeTensorflow({ name, packageName, needsGpu, load }: NativePackage): Backend {
  return {
    name,
    async activate() {
      // The C library greets on the error output unless it is told beforehand to report errors only.
      process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
      await selectEngine(name, {
        engine: "tensorflow",
        packageName,
        async load() {
          await keepGradients(load);
          padExplicitly();
        },
        explain: (cause) => explainNativeFailure(packageName, cause),
        // Its kernels call operations of TensorFlow.js, and answer with tensors.
        isReplayable: false,
      });
      await assertComputes(name, packageName);
      if (needsGpu && (backend() as { isUsingGpuDevice?: boolean }).isUsingGpuDevice !== true) {
        throw new BackendUnavailableError(
          name,
          `\`${packageName}\` loaded but found no CUDA device it can use. Check the driver and CUDA's version, or use \`node\`.`,
        );
      }
    },
  };
}

/** One sentence for the failures that the package itself reports only as a missing module. */
function explainNativeFailure(packageName: string, cause: unknown): string | undefined {
  const words = wordsOf(cause);
  if (!/native addon|tfjs_binding|libtensorflow/.test(words)) return undefined;
  return `\`${packageName}\` is installed without its native library, because its install scripts were blocked or could not download it. Run \`npm rebuild ${packageName}\` with scripts allowed and the network reachable.`;
}

/** The package loads on Node versions on which its first operation fails, so one is tried. */
async function assertComputes(name: string, packageName: string): Promise<void> {
  try {
    const total = tidy(() => sum(ones([2])));
    await total.data();
    total.dispose();
  } catch (cause) {
    throw new BackendUnavailableError(
      name,
      `\`${packageName}\` loads but does not compute on Node ${process.versions.node}: ${wordsOf(cause)}. Use an older Node version or another backend.`,
      { cause },
    );
  }
}
