/** What the JSON schema of a field tells of what it may be. */
export interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  /** What a text must be, in words. */
  readonly expected?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** Completes "expected …" for a field that was given something else, from its JSON schema. */
export function expectationOf(schema: FieldSchema): string {
  const {
    type,
    enum: choices,
    expected,
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
  } = schema;
  if (choices) return `one of ${choices.join(", ")}`;
  if (expected !== undefined) return expected;
  if (type === "string") return "text";
  const bounds = [
    minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? "" : ` of at least ${minimum}`,
    exclusiveMinimum === undefined ? "" : ` above ${exclusiveMinimum}`,
    exclusiveMaximum === undefined ? "" : ` below ${exclusiveMaximum}`,
    maximum === undefined ? "" : ` at most ${inDigits(maximum)}`,
  ].filter(Boolean);
  return `a ${type === "integer" ? "whole number" : "number"}${bounds.join(" and")}`;
}

/** `1,000,000`, and `1e+30` where digits would not be counted any more. */
function inDigits(value: number): string {
  return value < 1e16 ? value.toLocaleString("en-US") : `${value}`;
}
