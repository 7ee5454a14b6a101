import { join } from "node:path";
import { svgToPng } from "@gan/report/node";
import { writeTogether } from "@gan/runs/node";
import type { DrawnFigure } from "./drawn-figure.ts";

/**
 * Writes a figure as SVG and PNG, an animated one as GIF too, and its numbers as JSON: all of them or none.
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
  const encode = (text: string) => new TextEncoder().encode(text);
  const files = [
    [`${name}.svg`, encode(svg)],
    [`${name}.png`, await svgToPng(svg)],
    [`${name}.json`, encode(`${JSON.stringify(numbers, rounded, 2)}\n`)],
    ...(gif ? ([[`${name}.gif`, gif]] as const) : []),
  ] as const;
  await writeTogether(folder, files);
  return files.map(([file]) => join(folder, file));
}

/** Typed arrays as lists, and numbers to the six digits that are worth reading. */
function rounded(_: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === "number" && Number.isFinite(value) ? Number(value.toPrecision(6)) : value;
}
