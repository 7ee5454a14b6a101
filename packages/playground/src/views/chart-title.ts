import { html, type TemplateResult } from "lit-html";
import type { Speech } from "../languages/speech.ts";
import { rich } from "./rich.ts";

export type ChartName = "value" | "probabilities" | "losses" | "gradients" | "weights";
/** Charts of what records hold. */
export const chartNames: readonly ChartName[] = ["value", "probabilities", "losses"];
/** Charts of what is measured while somebody looks at it. */
export const normNames: readonly ChartName[] = ["gradients", "weights"];

/** A chart's title, with a sample of each of its lines. */
export function titleOf(name: ChartName, { say }: Speech): TemplateResult {
  const key = (player: string, words: string) =>
    html`<span class=${`key ${player}`}><span>${rich(words)}</span></span>`;
  switch (name) {
    case "value":
      return html`${key("of-d solid", "$V(D, G)$")} ${key("reference", "$−log 4$")}`;
    case "probabilities":
      return html`${key("of-d", "$D(x)$")} ${key("of-g", "$D(G(z))$")} ${key("reference", "½")}`;
    case "gradients":
      return html`${key("of-d", say("curves.gradientOfD"))} ${key("of-g", say("curves.gradientOfG"))}`;
    case "weights":
      return html`${key("of-d", say("curves.weightsOfD"))} ${key("of-g", say("curves.weightsOfG"))}`;
    case "losses":
      return html`${key("of-d", say("curves.lossOfD"))} ${key("of-g", say("curves.lossOfG"))}`;
  }
}
