import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { svgToPng } from "@gan/report/node";
import { UnwritableError } from "@gan/spec";
import type { DrawnFigure } from "./drawn-figure.ts";

/**
 * Writes a figure as SVG and PNG, an animated one as GIF too, and its numbers as JSON.
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
  try {
    await mkdir(folder, { recursive: true });
    const paths = files.map(([suffix]) => join(folder, `${name}.${suffix}`));
    await Promise.all(files.map(([, content], i) => writeFile(paths[i]!, content)));
    return paths;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnwritableError(folder, reason, { cause: error });
  }
}

/** Typed arrays as lists, and numbers to the six digits that are worth reading. */
function rounded(_: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === "number" && Number.isFinite(value) ? Number(value.toPrecision(6)) : value;
}
