import type { Estimate } from "@gan/spec";

/** Writes a mean and its standard error: `241.19 ± 2.13`. */
export function formatEstimate(
  { mean, standardError }: Pick<Estimate, "mean" | "standardError">,
  digits = 2,
): string {
  return `${mean.toFixed(digits)} ± ${standardError.toFixed(digits)}`;
}

/** Writes a number as figures and captions show it, with a true minus sign: `−1.386`. */
export function formatFixed(value: number, digits = 3): string {
  return value.toFixed(digits).replace("-", "−");
}

/** Writes seconds as people say them, in at most two units: `0.8 s`, `42 s`, `3 min 05 s`, `1 h 02 min`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "unknown";
  if (seconds < 9.95) return `${Math.max(seconds, 0).toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${pad(whole % 60)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
  const hours = Math.round(seconds / 3600);
  return `${Math.floor(hours / 24)} d ${pad(hours % 24)} h`;
}

/** Writes a number with commas between thousands: `2,503,984`. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
