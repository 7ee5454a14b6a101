/** What the hash of an address says: to the page itself, and all else to the worker. */
export interface Address {
  /** The game with its settings, as the worker reads it. */
  readonly experiment: string;
  /** A second game beside the first: what differs. */
  readonly beside?: string;
  /** A lesson, by its name or its own address, and which of its tasks, counted from 1. */
  readonly lesson?: string;
  readonly task?: string;
  /** The tour is asked for. */
  readonly tour?: string;
  /** The language that the page is to speak. */
  readonly lang?: string;
}

/** Fields of the page; each holds for all games. */
const own = ["beside", "lesson", "task", "tour", "lang"] as const;

/** Reads the hash of an address, or the attribute `experiment`. */
export function readAddress(hash: string): Address {
  const fields = hash
    .replace(/^#/, "")
    .split("&")
    .map((field) => [field, field.split("=", 1)[0]!] as const);
  const isOwn = (name: string) => own.some((each) => each === name);
  const values = fields
    .filter(([, name]) => isOwn(name))
    .map(([field, name]) => [name, decoded(field.slice(name.length + 1))]);
  const rest = fields.filter(([, name]) => !isOwn(name)).map(([field]) => field);
  return { ...Object.fromEntries(values), experiment: rest.join("&") };
}

/** Writes what the page itself was asked for after the experiment. */
export function writeAddress({ experiment, ...asked }: Address): string {
  const fields = own.flatMap((name) => {
    const value = asked[name];
    return value === undefined ? [] : [`${name}=${encoded(value)}`];
  });
  return [...(experiment === "" ? [] : [experiment]), ...fields].join("&");
}

/** Legible where a second game is written. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll("%3D", "=").replaceAll("%3B", ";");
}

/** What is no encoded text stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
