import type { AnyFigure } from "../figures/any-figure.ts";
import type { Values } from "../figures/figure.ts";

/** Lets a button move one control from its lowest value to its highest, while the figure is seen. */
export function bindRun(
  element: HTMLElement,
  { runs, controls }: AnyFigure,
  change: (values: Values) => void,
  valuesOf: () => Values,
): void {
  const control = controls.find((it) => it.kind === "range" && it.name === runs!.control);
  if (control?.kind !== "range") return;
  const { name, low, high, step } = control;
  const button = element.querySelector<HTMLButtonElement>("[data-run]")!;
  let isRunning = false;
  let isSeen = false;
  let last = 0;
  let exact = low;
  new IntersectionObserver(([entry]) => {
    isSeen = entry!.isIntersecting;
    if (!isSeen) set(false);
  }).observe(element);
  button.addEventListener("click", () => set(!isRunning));

  function set(running: boolean): void {
    if (running === isRunning) return;
    isRunning = running;
    button.textContent = running ? "Pause" : "Let it run";
    if (!running) return;
    exact = valuesOf()[name]! >= high ? low : valuesOf()[name]!;
    last = performance.now();
    requestAnimationFrame(advance);
  }

  function advance(now: number): void {
    if (!isRunning) return;
    exact += ((high - low) * Math.max(0, now - last)) / (1000 * runs!.seconds);
    last = now;
    change({ [name]: Math.min(high, low + Math.round((exact - low) / step) * step) });
    if (exact >= high) set(false);
    else requestAnimationFrame(advance);
  }
}
