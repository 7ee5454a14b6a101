/** A text that is equal for equal values only; JSON alone writes NaN and ∞ alike, and −0 as 0. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    typeof item === "number" && (!Number.isFinite(item) || Object.is(item, -0))
      ? `${Object.is(item, -0) ? "-" : ""}${item}`
      : item,
  );
}
