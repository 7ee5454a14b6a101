/** Lets timers, signals and messages in: awaiting a tensor's data alone does not on every backend. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve);
  });
}
