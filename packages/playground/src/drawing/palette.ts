/** Colors of a figure, taken from the style sheet, so that light and dark are said once. */
export interface Palette {
  readonly ink: string;
  readonly faint: string;
  readonly surface: string;
  readonly data: string;
  readonly generator: string;
  readonly discriminator: string;
  readonly optimal: string;
  /** D = 1 and D = 0 in the heat map; D = ½ is `middle`. */
  readonly real: Rgb;
  readonly fake: Rgb;
  readonly middle: Rgb;
}

export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads the palette that is in force for an element. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const rgb = (name: string) => color(name).split(/[ ,]+/).map(Number) as unknown as Rgb;
  return {
    ink: color("ink"),
    faint: color("line"),
    surface: color("surface"),
    data: color("data"),
    generator: color("generator"),
    discriminator: color("discriminator"),
    optimal: color("optimal"),
    real: rgb("heat-real"),
    fake: rgb("heat-fake"),
    middle: rgb("heat-middle"),
  };
}
