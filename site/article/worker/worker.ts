import { DownloadError } from "@gan/spec";
import { chooseEngine } from "../../../packages/playground/src/worker/engines.ts";
import { createActivity } from "./activities/create-activity.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { createSession } from "./session.ts";

const scope = self as unknown as {
  postMessage(message: FromWorker): void;
  onmessage: (event: MessageEvent<ToWorker>) => void;
};
const engine = chooseEngine("auto", "plane");
// Who waits for it hears of its failure.
engine.catch(() => undefined);
const session = createSession(
  async (task, settings) => {
    await engine;
    return createActivity(task, settings, read);
  },
  (message) => scope.postMessage(message),
);
scope.onmessage = ({ data }) => session.take(data);

async function read(path: string): Promise<Uint8Array> {
  // What is kept in the repository's folder of that name lies beside the page.
  const address = new URL(path.replace("docs/reproduction/", "../generators/"), import.meta.url);
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) {
    throw new DownloadError(
      "The generator",
      [`${address} ${response?.status ?? "does not answer"}`],
      "Look at the connection, and try again.",
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}
