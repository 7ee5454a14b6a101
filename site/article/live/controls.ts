import type { AnyFigure } from "../figures/any-figure.ts";
import type { Values } from "../figures/figure.ts";

/** The inputs under a figure. */
export interface Controls {
  /** Sets them to what was changed elsewhere. */
  show(values: Values): void;
}

/** Lets inputs and buttons change the values of a figure. */
export function bindControls(
  element: HTMLElement,
  figure: AnyFigure,
  valuesOf: () => Values,
  change: (values: Values) => void,
): Controls {
  const inputs = [...element.querySelectorAll<HTMLInputElement>("input[data-control]")];
  for (const input of inputs) {
    input.addEventListener("input", () =>
      change({ [input.dataset.control!]: Number(input.value) }),
    );
  }
  for (const button of element.querySelectorAll<HTMLButtonElement>("[data-sets]")) {
    const control = figure.controls[Number(button.dataset.sets)]!;
    if (control.kind !== "button") continue;
    button.addEventListener("click", () => change(control.sets(valuesOf())));
  }
  return {
    show(values) {
      for (const input of inputs) {
        const name = input.dataset.control!;
        const value = values[name]!;
        if (input.type === "radio") {
          input.checked = Number(input.value) === value;
          continue;
        }
        const control = figure.controls.find((it) => it.kind === "range" && it.name === name);
        if (control?.kind !== "range") continue;
        const words = control.show(value);
        if (Number(input.value) !== value) input.value = `${value}`;
        input.setAttribute("aria-valuetext", words);
        input.nextElementSibling!.textContent = words;
      }
    },
  };
}
