import { figures } from "../figures/figures.ts";
import { enliven } from "./enliven.ts";
import { followTheme } from "./theme.ts";

followTheme(document.querySelector<HTMLButtonElement>("button.theme")!);
for (const figure of figures) {
  const element = document.querySelector<HTMLElement>(`[data-figure="${figure.name}"]`);
  if (element) enliven(element, figure);
}
