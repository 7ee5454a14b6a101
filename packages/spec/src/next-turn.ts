/**
 * Gives the event loop a turn: timers, messages and Ctrl-C are heard.
 *
 * A timer of 0 ms, which every JavaScript has, waits for one all the same, in a page for four, and for a second where nobody looks at it.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
