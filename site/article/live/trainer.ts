import type { FromWorker, ToWorker } from "../worker/messages.ts";

type Reply = Exclude<FromWorker, { type: "never" }>;

/** The page's end of the line to the one worker that trains for all figures. It starts when something is asked of it. */
export interface Trainer {
  send(message: ToWorker): void;
  /** Says who takes what comes for a figure. */
  listen(figure: string, take: (message: Reply) => void): void;
}

let worker: Worker | undefined;
const listeners = new Map<string, (message: Reply) => void>();

export const trainer: Trainer = {
  send(message) {
    worker ??= start();
    worker.postMessage(message);
  },
  listen: (figure, take) => void listeners.set(figure, take),
};

function start(): Worker {
  const started = new Worker(new URL("../worker/worker.ts", import.meta.url), { type: "module" });
  started.onmessage = ({ data }: MessageEvent<FromWorker>) => listeners.get(data.figure)?.(data);
  started.onerror = ({ message }) => {
    const words = `The worker that trains ended: ${message || "it could not be loaded"}. Load the page again.`;
    for (const [figure, take] of listeners) take({ type: "problem", figure, words });
  };
  return started;
}
