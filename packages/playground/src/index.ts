export type { GanPlayground, PlaygroundAttributes } from "./gan-playground.ts";

/**
 * Makes `<gan-playground>` known to the browser; importing the package does so by itself.
 *
 * @returns When the element is there. Where there are no elements, as in Node, nothing happens.
 */
export async function definePlayground(): Promise<void> {
  if (globalThis.customElements) await import("./element.ts");
}

void definePlayground();
