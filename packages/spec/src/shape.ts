/** Sizes of a tensor's axes; `null` stands for any size and prints as `any`. */
export type Shape = readonly (number | null)[];

/** Writes a shape as it appears in messages: `[100, any]`. */
export function formatShape(shape: Shape): string {
  return `[${shape.map((size) => size ?? "any").join(", ")}]`;
}
