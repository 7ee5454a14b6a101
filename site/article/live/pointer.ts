import type { AnyFigure } from "../figures/any-figure.ts";
import type { Values } from "../figures/figure.ts";

/** Lets a drag over the drawing do what its controls do. */
export function bindPointer(
  svg: SVGSVGElement,
  figure: AnyFigure,
  valuesOf: () => Values,
  change: (values: Values) => void,
): void {
  const { point } = figure;
  if (!point) return;
  svg.classList.add("draggable");
  const take = (event: PointerEvent) => {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    change(point(at, { width, height }, valuesOf()));
  };
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    svg.setPointerCapture(event.pointerId);
    take(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) take(event);
  });
}
