/** Writes a value as JSON with every object's keys sorted, so that equal values give equal text. */
export function stableJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, (_, inner) => (isPlain(inner) ? sortKeys(inner) : inner), indent);
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sortKeys(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
