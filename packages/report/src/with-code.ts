import { html, type Markup } from "./markup.ts";

/** Prose with its `names` set as code. */
export function withCode(prose: string): Markup[] {
  return prose
    .split("`")
    .map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
