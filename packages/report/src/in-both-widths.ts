import { html, type Markup, trusted } from "./markup.ts";

/** A figure drawn twice, since text shrunk with its figure could not be read on a phone. */
export function inBothWidths(
  draw: (size: { readonly width: number }) => string,
  wide = 500,
): Markup {
  // A figure is one picture with one name: those of its parts, such as "y-axis tick", are not to be read out.
  const inline = (svg: string) =>
    trusted(
      svg
        .replace(' xmlns="http://www.w3.org/2000/svg"', "")
        .replaceAll(/(<g\b[^>]*?) aria-label="[^"]*"/g, "$1"),
    );
  return html`<div><div class="wide">${inline(draw({ width: wide }))}</div><div class="narrow">${inline(draw({ width: 330 }))}</div></div>`;
}
