import type { Dataset } from "@gan/spec";

/** A data set of the given rows. */
export function datasetOf(rows: readonly (readonly number[])[], name = "rows"): Dataset {
  return {
    name,
    size: rows.length,
    exampleShape: [rows[0]?.length ?? 1],
    range: [0, 1],
    read(indices, out) {
      for (let i = 0, at = 0; i < indices.length; i++) {
        for (const value of rows[indices[i]!]!) out[at++] = value;
      }
    },
  };
}
