/** How a game is drawn: on a line, in the plane, or as pictures. */
export type View = "line" | "plane" | "pictures";

/** A distribution to learn. */
export interface GameChoice {
  readonly name: string;
  readonly view: View;
  /** What the visitor reads. */
  readonly label: string;
}

/** Every game of the playground; the first is what an address without a hash opens. */
export const games: readonly GameChoice[] = [
  { name: "figure-1", view: "line", label: "Gaussian (Figure 1)" },
  { name: "two-bumps", view: "line", label: "Two bumps" },
  { name: "ring", view: "plane", label: "Ring" },
  { name: "grid", view: "plane", label: "Grid" },
  { name: "two-moons", view: "plane", label: "Two moons" },
  { name: "swiss-roll", view: "plane", label: "Swiss roll" },
  { name: "drawn", view: "plane", label: "Drawn by you" },
  { name: "digits", view: "pictures", label: "Digits" },
  { name: "mnist", view: "pictures", label: "MNIST" },
  { name: "images", view: "pictures", label: "Your pictures" },
];

/** The first game of each view. */
export const firstGames: Readonly<Record<View, string>> = {
  line: "figure-1",
  plane: "ring",
  pictures: "digits",
};
