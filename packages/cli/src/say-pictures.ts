import { formatCount } from "@gan/report";

/** A file that was left out of a folder of pictures. */
export interface SkippedFile {
  readonly file: string;
  /** In a word or two. */
  readonly reason: string;
}

/** Names that are said of each reason. */
const NAMES = 3;

/** Says how many pictures were read, how many files were not, and why: `24 pictures read, 2 skipped: 2 gif (a.gif, b.gif).` */
export function picturesSummary(read: number, skipped: readonly SkippedFile[]): string {
  const pictures = `${formatCount(read)} picture${read === 1 ? "" : "s"} read`;
  if (skipped.length === 0) return `${pictures}.`;
  const reasons = new Map<string, string[]>();
  for (const { file, reason } of skipped) {
    reasons.set(reason, [...(reasons.get(reason) ?? []), file]);
  }
  const parts = [...reasons].map(([reason, files]) => {
    const many = files.length > 1 && /animation|file|link$/.test(reason) ? "s" : "";
    const names = files.sort().slice(0, NAMES).map(printable);
    const more = files.length > NAMES ? ", …" : "";
    return `${formatCount(files.length)} ${reason}${many} (${names.join(", ")}${more})`;
  });
  return `${pictures}, ${formatCount(skipped.length)} skipped: ${parts.join(", ")}.`;
}

/** A name without what a terminal would obey. */
function printable(name: string): string {
  return name.replace(/\p{C}/gu, "?");
}
