import { BackendUnavailableError } from "@gan/spec";
import {
  enableProdMode,
  findBackendFactory,
  getBackend,
  ready,
  setBackend,
} from "@tensorflow/tfjs-core";

/**
 * Loads a package that registers an engine, then makes that engine the current one.
 *
 * TensorFlow.js prints banners and warnings unless it is in production mode, so that comes first.
 *
 * @param backend - The name users know, for messages.
 * @param engine - The name the package registers its engine under.
 * @param packageName - What to install.
 * @param load - Imports the package and prepares the engine.
 * @throws {BackendUnavailableError} When the package or its engine does not load.
 */
export async function selectEngine<Module>(
  backend: string,
  {
    engine = backend,
    packageName,
    load,
  }: { engine?: string; packageName: string; load: () => Promise<Module> },
): Promise<void> {
  enableProdMode();
  try {
    await load();
  } catch (cause) {
    throw new BackendUnavailableError(backend, describeFailedImport(packageName, cause), { cause });
  }
  if (getBackend() === engine) return;
  if (!findBackendFactory(engine)) {
    throw new BackendUnavailableError(
      backend,
      `\`${packageName}\` registered its engine with another copy of \`@tensorflow/tfjs-core\`. Install both in the same version.`,
    );
  }
  if (!(await setBackend(engine))) {
    const cause = await failureOf(engine);
    throw new BackendUnavailableError(backend, `Its engine did not start: ${wordsOf(cause)}`, {
      cause,
    });
  }
  await ready();
}

/** One sentence on why a package did not load. */
function describeFailedImport(packageName: string, cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? "";
  const isMissing = code.endsWith("MODULE_NOT_FOUND") && wordsOf(cause).includes(packageName);
  return isMissing
    ? `\`${packageName}\` is not installed. Add it to your project, in the version of \`@tensorflow/tfjs-core\`.`
    : `\`${packageName}\` did not load: ${wordsOf(cause)}`;
}

/** `setBackend` reports only that an engine failed, so the reason takes another try. */
async function failureOf(engine: string): Promise<unknown> {
  try {
    await findBackendFactory(engine)?.();
    return "it gave no reason.";
  } catch (cause) {
    return cause;
  }
}

/** The first line of whatever was thrown; TensorFlow.js also rejects with plain objects. */
function wordsOf(cause: unknown): string {
  const message = (cause as { message?: unknown } | undefined)?.message ?? cause;
  return `${message}`.split("\n", 1)[0]!;
}
