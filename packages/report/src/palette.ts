/**
 * Colors that color-blind readers tell apart, one for light backgrounds and one for dark ones.
 *
 * @see Okabe and Ito, "Color Universal Design", 2008.
 */
export const palette = {
  discriminator: { light: "#0072b2", dark: "#56b4e9" },
  generator: { light: "#d55e00", dark: "#e69f00" },
  data: { light: "#009e73", dark: "#33b98f" },
  other: { light: "#a8588a", dark: "#cc79a7" },
} as const;

export type ColorName = keyof typeof palette;

/** A mark in a palette color: the light one as an attribute, and a class that the dark style changes. */
export function strokeIn(color: ColorName) {
  return { stroke: palette[color].light, className: `gan-stroke-${color}` };
}

/** As {@link strokeIn}, for marks that are filled. */
export function fillIn(color: ColorName) {
  return { fill: palette[color].light, className: `gan-fill-${color}` };
}

/** CSS that recolors a figure where the reader prefers dark pages. */
export const darkStyle = `@media (prefers-color-scheme: dark) { ${Object.entries(palette)
  .map(
    ([name, { dark }]) =>
      `.gan-stroke-${name} { stroke: ${dark} } .gan-fill-${name} { fill: ${dark} }`,
  )
  .join(" ")} }`;
