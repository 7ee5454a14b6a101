/** Numbers by the names of the controls. */
export type Values = Readonly<Record<string, number>>;

/** What a reader can change. Labels are HTML. */
export type Control =
  | {
      readonly kind: "range";
      readonly name: string;
      readonly label: string;
      readonly low: number;
      readonly high: number;
      readonly step: number;
      readonly start: number;
      /** The value in words. */
      show(value: number): string;
    }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly options: readonly (readonly [value: number, words: string])[];
      readonly start: number;
    }
  | {
      readonly kind: "button";
      readonly label: string;
      /** What pressing it sets. */
      sets(values: Values): Values;
    };

/** Size of a drawing in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A curve or a color that the legend explains. */
export type Key =
  | "data"
  | "data-points"
  | "of-g"
  | "of-g-points"
  | "of-d"
  | "optimal"
  | "plain"
  | "faint"
  | "heat";

/**
 * A figure of the article. The same function draws it when the page is built, for who has no JavaScript or prints, and at every
 * change when it is alive; colors come from the style sheet.
 */
export interface Figure<Frame = undefined> {
  readonly name: string;
  /** What it is, for who does not see it; `say` follows. */
  readonly label: string;
  /** Width over height, where there is room and on a phone. */
  readonly aspect: readonly [wide: number, narrow: number];
  readonly legend: readonly (readonly [key: Key, words: string])[];
  readonly controls: readonly Control[];
  /** @returns The inside of an SVG element. */
  draw(values: Values, size: Size, frame: Frame): string;
  /** What is to be seen, in a sentence or two with its numbers. */
  say(values: Values, frame: Frame): string;
  /** What a pointer at a place of the drawing sets. */
  point?(at: { readonly x: number; readonly y: number }, size: Size, values: Values): Values;
  /** A control that a button lets run from its lowest to its highest, in so many seconds. */
  readonly runs?: { readonly control: string; readonly seconds: number };
}

/** Where the controls stand at first. */
export function startOf({ controls }: Pick<Figure, "controls">): Values {
  return Object.fromEntries(
    controls.flatMap((control) =>
      control.kind === "button" ? [] : [[control.name, control.start]],
    ),
  );
}
