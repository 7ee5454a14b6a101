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
  // Only a color that is used is resolved: a variable reads as it was written, for light and for dark.
  const probe = element.appendChild(document.createElement("i"));
  const color = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const rgb = (name: string) =>
    color(name)
      .match(/[\d.]+/g)!
      .map(Number) as unknown as Rgb;
  const palette = {
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
  probe.remove();
  return palette;
}
