import { join } from "node:path";
import type { PublishedSet } from "../published.ts";

/** The sentence for a reader whose files are nowhere: which ones to put where, and what works without. */
export function whereToPut(
  { name, checksums, onRequest }: PublishedSet,
  root: string | undefined,
  cache: string,
): string {
  const files = onRequest
    ? `\`${onRequest.file}\`, which is given out on request (ask ${onRequest.from}),`
    : Object.keys(checksums)
        .map((file) => `\`${file}\``)
        .join(", ");
  const folder = root
    ? `\`${join(root, name)}\`, or name another folder with`
    : `a folder \`${name}\` and name the folder around it with`;
  return (
    `Put ${files} into ${folder} \`--data-dir\` or \`GAN_DATA_DIR\`` +
    `${onRequest ? "" : ` (downloads are kept in \`${cache}\`)`}; the data set \`digits\` needs no files.`
  );
}
