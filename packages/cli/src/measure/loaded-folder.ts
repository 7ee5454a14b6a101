import { loadPictureSet } from "@gan/data/node";
import { formatCount } from "@gan/report";
import { picturesSummary, type SkippedFile } from "../say-pictures.ts";
import { createStatus, say } from "../terminal.ts";
import type { MeasureOptions } from "./measure-options.ts";
import type { MeasuredSet } from "./measured-set.ts";

/** Reads a folder of pictures as they are, with progress, and says what was left out. */
export async function loadedFolder(
  folder: string,
  { imageSize, skipBad }: MeasureOptions,
): Promise<MeasuredSet> {
  const skipped: SkippedFile[] = [];
  const status = createStatus();
  try {
    const dataset = await loadPictureSet(folder, {
      ...{ size: imageSize, skipBad },
      onSkip: (file, reason) => skipped.push({ file, reason }),
      onProgress: (done, total) =>
        status.update(`Reading ${folder}  ${formatCount(done)} of ${formatCount(total)}`),
    });
    status.finish();
    say(`${folder}: ${picturesSummary(dataset.size, skipped)}`);
    return { dataset, said: `folder ${folder}`, origin: { kind: "folder", name: dataset.name } };
  } finally {
    status.finish();
  }
}
