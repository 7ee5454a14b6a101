/** How opaque a run is: many lines over one another are still to show where most of them are. */
export function faintness(count: number, isBehind = false): number {
  const [most, least, full] = isBehind ? [0.4, 0.08, 8] : [1, 0.35, 12];
  return Number(Math.min(most, Math.max(least, full / count)).toFixed(2));
}
