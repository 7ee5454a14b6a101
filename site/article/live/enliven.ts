import type { AnyFigure } from "../figures/any-figure.ts";
import { startOf, type Values } from "../figures/figure.ts";
import { bindControls } from "./controls.ts";
import { createPainter } from "./painter.ts";
import { bindPointer } from "./pointer.ts";
import { bindRun } from "./run.ts";
import { bindTraining } from "./training.ts";

/** Makes a figure of the page follow its controls. */
export function enliven(element: HTMLElement, figure: AnyFigure): void {
  let values: Values = startOf(figure);
  const painter = createPainter(element, figure, () => values);
  const controls = bindControls(element, figure, () => values, change);
  bindPointer(painter.svg, figure, () => values, change);
  if (figure.runs) bindRun(element, figure, change, () => values);
  const training = figure.task ? bindTraining(element, figure, painter, () => values) : undefined;

  function change(to: Values): void {
    if (training && !training.isReady) return;
    values = { ...values, ...to };
    controls.show(values);
    training?.change();
    painter.paint();
  }
}
