import type { FromWorker, ToWorker } from "../protocol.ts";
import { createSession } from "./session.ts";

const scope = self as unknown as {
  postMessage(message: FromWorker): void;
  onmessage: (event: MessageEvent<ToWorker>) => void;
};
const session = createSession((message) => scope.postMessage(message));
scope.onmessage = async ({ data }) => (await session).take(data);
