import { join } from "node:path";
import { svgToPng } from "@gan/report/node";
import { directoryStore } from "@gan/runs/node";
import type { DrawnFigure } from "./drawn-figure.ts";

/**
 * Writes a figure as SVG and PNG, an animated one as GIF too, and its numbers as JSON: each whole or not at all.
 *
 * @param path - Where, without a suffix; folders are made.
 * @returns The files written.
 * @throws {UnwritableError} When one cannot be written.
 */
export async function writeFigure(
  folder: string,
  name: string,
  { svg, numbers, gif }: DrawnFigure,
): Promise<string[]> {
  const files: readonly (readonly [suffix: string, content: string | Uint8Array])[] = [
    ["svg", svg],
    ["png", await svgToPng(svg)],
    ["json", `${JSON.stringify(numbers, rounded, 2)}\n`],
    ...(gif ? ([["gif", gif]] as const) : []),
  ];
  const store = directoryStore(folder);
  for (const [suffix, content] of files) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    await store.writeAtomically(`${name}.${suffix}`, bytes);
  }
  return files.map(([suffix]) => join(folder, `${name}.${suffix}`));
}

/** Typed arrays as lists, and numbers to the six digits that are worth reading. */
function rounded(_: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === "number" && Number.isFinite(value) ? Number(value.toPrecision(6)) : value;
}
