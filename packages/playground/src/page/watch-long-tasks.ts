/** Tells the milliseconds of each task of the page's thread that was over 50 ms; only some browsers can. */
export function watchLongTasks(tell: (duration: number) => void): PerformanceObserver | undefined {
  if (!PerformanceObserver.supportedEntryTypes?.includes("longtask")) return undefined;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tell(duration);
  });
  observer.observe({ type: "longtask" });
  return observer;
}
