import type { FromWorker, RequestName, Requests, ToWorker } from "../protocol.ts";

/** The page's end of the line to the worker that trains. */
export interface Client {
  send(message: ToWorker): void;
  /** Asks for something and waits. @throws {Error} With a sentence for the visitor. */
  ask<Name extends RequestName>(
    name: Name,
    args: Requests[Name]["args"],
  ): Promise<Requests[Name]["reply"]>;
  close(): void;
}

/**
 * Starts the worker.
 *
 * @param home - Address of the page, whose server may offer data; none in another's page.
 */
export function createClient(
  onMessage: (message: FromWorker) => void,
  home: string | undefined,
): Client {
  const worker = new Worker(new URL("../worker/worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { settle(value: never): void; refuse(error: Error): void }>();
  let count = 0;
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === "reply") waiting.get(data.id)?.settle(data.value as never);
    else if (data.type === "refusal") waiting.get(data.id)?.refuse(new Error(data.words));
    else return onMessage(data);
    waiting.delete(data.id);
  };
  worker.onerror = ({ message }) =>
    onMessage({
      type: "problem",
      words: [{ key: "notice.workerEnded", values: { why: message } }],
    });
  if (home !== undefined) {
    worker.postMessage({ type: "home", address: home } satisfies ToWorker);
  }
  return {
    send: (message) => worker.postMessage(message),
    ask(name, args) {
      const id = count++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { settle: resolve, refuse: reject });
        worker.postMessage({ type: "request", id, name, args } satisfies ToWorker);
      });
    },
    close: () => worker.terminate(),
  };
}
