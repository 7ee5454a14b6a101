import type { Estimate } from "@gan/spec";

/** A mean over seeds to four figures, with its standard error to two where there are several: `−37.27 ± 0.54`. */
export function formatMeasure({ mean, standardError, count }: Estimate): string {
  const shown = `${Number(mean.toPrecision(4))}`.replace("-", "−");
  return count > 1 ? `${shown} ± ${Number(standardError.toPrecision(2))}` : shown;
}
