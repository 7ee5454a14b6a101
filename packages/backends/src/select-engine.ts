import { assertOneTensorflow, BackendUnavailableError } from "@gan/spec";
import {
  backend as currentBackend,
  enableProdMode,
  findBackendFactory,
  getBackend,
  engine as globalEngine,
  ready,
  setBackend,
  Tensor,
  version_core,
} from "@tensorflow/tfjs-core";
import { installReplay } from "./replay/install-replay.ts";

/** How an engine comes to TensorFlow.js. */
export interface EngineSource {
  /** The name the package registers its engine under. @default the backend's name */
  readonly engine?: string;
  /** What to install. */
  readonly packageName: string;
  /** Imports the package and prepares the engine. */
  readonly load: () => Promise<unknown>;
  /** Why the package did not load, in full sentences, where it is known what its error means. */
  readonly explain?: (cause: unknown) => string | undefined;
  /** Whether its kernels compute on plain data and leave the counting of tensors to TensorFlow.js, as a replay has it. @default true */
  readonly isReplayable?: boolean;
}

/**
 * Loads a package that registers an engine, then makes that engine the current one.
 *
 * TensorFlow.js prints banners and warnings unless it is in production mode, so that comes first.
 *
 * @param backend - The name users know, for messages.
 * @throws {BackendUnavailableError} When the package or its engine does not load.
 */
export async function selectEngine(
  backend: string,
  { engine = backend, packageName, load, explain, isReplayable = true }: EngineSource,
): Promise<void> {
  enableProdMode();
  assertOneTensorflow({ Tensor, version: version_core, by: "@gan/backends" });
  try {
    await load();
  } catch (cause) {
    const reason = explain?.(cause) ?? explainFailedImport(packageName, cause);
    throw new BackendUnavailableError(backend, reason, { cause });
  }
  const previous = getBackend();
  if (previous === engine && isRunning(engine)) return;
  if (!findBackendFactory(engine)) {
    throw new BackendUnavailableError(
      backend,
      `\`${packageName}\` loaded without registering its engine. Install it in the version of \`@tensorflow/tfjs-core\`; in a bundle of one file, import it at the top of your program.`,
    );
  }
  if (!(await setBackend(engine))) {
    const cause = await failureOf(engine);
    if (isRunning(previous)) await setBackend(previous);
    const reason = `The engine of \`${packageName}\` did not start: ${wordsOf(cause)}.`;
    throw new BackendUnavailableError(backend, reason, { cause });
  }
  await ready();
  if (isReplayable) installReplay(currentBackend());
}

/** The first line of whatever was thrown, without its full stop; TensorFlow.js also rejects with plain objects. */
export function wordsOf(cause: unknown): string {
  const message = (cause as { message?: unknown } | undefined)?.message ?? cause;
  return `${message}`.split("\n", 1)[0]!.trim().replace(/\.$/, "");
}

/** Node and bundlers word it differently when an optional peer is absent. */
function explainFailedImport(packageName: string, cause: unknown): string {
  const words = wordsOf(cause);
  const isAbsent =
    /^(cannot find (module|package)|could not resolve)/i.test(words) &&
    new RegExp(`["']${packageName}["']`).test(words);
  return isAbsent
    ? `\`${packageName}\` is not installed. Add it to your project, in the version of \`@tensorflow/tfjs-core\`.`
    : `\`${packageName}\` did not load: ${words}.`;
}

/** A name becomes the current one even when its engine does not start. */
function isRunning(engine: string): boolean {
  return globalEngine().registry[engine] !== undefined;
}

/** `setBackend` reports only that an engine failed, so the reason takes another try. */
async function failureOf(engine: string): Promise<unknown> {
  try {
    await findBackendFactory(engine)?.();
    return "it gave no reason";
  } catch (cause) {
    return cause;
  }
}
