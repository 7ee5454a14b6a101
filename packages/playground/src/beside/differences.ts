import type { Opened, PlaySettings } from "../protocol.ts";

/** One setting that two games do not share. */
export interface Difference {
  readonly name: keyof PlaySettings;
  readonly a: number | string;
  readonly b: number | string;
}

/** The settings in which two games differ. */
export function differencesOf(
  a: Pick<Opened, "settings">,
  b: Pick<Opened, "settings">,
): Difference[] {
  const names = Object.keys({ ...a.settings, ...b.settings }) as (keyof PlaySettings)[];
  return names
    .map((name) => ({ name, a: a.settings[name]!, b: b.settings[name]! }))
    .filter(({ a, b }) => a !== b);
}

/** What `beside=` has of the second game: what differs from the first, or all of it where it learns something else. */
export function besideOf(a: Opened, b: Opened): string {
  const fields = b.link.split("&");
  if (a.game !== b.game) return fields.join(";");
  const own = (name: string) => fields.filter((field) => field.startsWith(`${name}=`));
  const points = own("points").filter((field) => !a.link.split("&").includes(field));
  const engine = a.wanted === b.wanted ? [] : [`engine=${b.wanted}`];
  const settings = differencesOf(a, b).map(({ name, b }) => `${name}=${b}`);
  return [...settings, ...engine, ...points].join(";");
}

/**
 * The second game as an address of its own has it.
 *
 * @param first - The first game, as an address has it.
 * @param beside - What differs, as `besideOf` writes it.
 */
export function besideGame(first: string, beside: string): string {
  const fields = beside.split(";").filter((field) => field !== "");
  const names = fields.map(nameOf);
  const kept = first
    .split("&")
    .filter((field) => !names.includes(nameOf(field)))
    // Another game shares the iteration alone.
    .filter((field) => !names.includes("game") || nameOf(field) === "step");
  return [...kept, ...fields].filter((field) => field !== "").join("&");
}

function nameOf(field: string): string {
  return field.split("=", 1)[0]!;
}
