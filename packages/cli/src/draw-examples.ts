import { enlarged, type Image, sampleGrid } from "@gan/report";
import type { Dataset } from "@gan/spec";
import { linePicture } from "./line-picture.ts";
import { type PointView, pointPicture } from "./point-picture.ts";
import { shownAs } from "./shown-as.ts";

/** Pixels that a sheet is at most enlarged to, and a picture on it. */
const WIDEST = 1024;
const LARGEST = 96;

/**
 * Draws samples: pictures on a sheet, points of a plane or a line over the data's density; `undefined` where examples are neither.
 *
 * @param view - What points are drawn over, and how many pictures stand in a row.
 */
export function drawExamples(
  samples: Dataset,
  { columns = Math.ceil(Math.sqrt(samples.size)), ...view }: PointView & { columns?: number },
): Image | undefined {
  const kind = shownAs(samples);
  if (kind === "plane") return pointPicture(samples, view);
  if (kind === "line") return linePicture(samples, view);
  if (kind === "row") return undefined;
  return onSheet(
    sampleGrid(samples, { rows: Math.ceil(samples.size / columns), columns }),
    samples,
  );
}

/** A sheet of pictures so large that small ones can be told apart on a screen: by a whole factor, so that pixels stay square. */
export function onSheet(sheet: Image, { exampleShape }: Pick<Dataset, "exampleShape">): Image {
  const byPicture = LARGEST / Math.max(1, exampleShape[1]!);
  return enlarged(sheet, Math.max(1, Math.floor(Math.min(byPicture, WIDEST / sheet.width))));
}
