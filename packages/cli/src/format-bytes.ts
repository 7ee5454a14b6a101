/** A size on disk as a person reads it: `812 kB`, `4.2 MB`. */
export function formatBytes(bytes: number): string {
  const [unit, size] =
    bytes < 1e6
      ? ["kB", Math.ceil(bytes / 1e3)]
      : bytes < 1e9
        ? ["MB", bytes / 1e6]
        : ["GB", bytes / 1e9];
  return `${unit !== "kB" && size < 10 ? size.toFixed(1) : size.toFixed(0)} ${unit}`;
}
