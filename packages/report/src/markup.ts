/** Text that is already HTML. Only {@link html} and {@link trusted} make it, so nothing escapes escaping. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | undefined | readonly Part[];

/** Template tag that writes HTML; whatever is put in is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((text, next, i) => text + write(parts[i - 1]) + next) };
}

/** Passes text through as it is; for SVG, styles and scripts made by this package. */
export function trusted(markup: string): Markup {
  return { markup };
}

function write(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "object") return "markup" in part ? part.markup : part.map(write).join("");
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
