/** A table of columns that line up. */
export function markdown(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column].length)));
  const write = (line) => `| ${line.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => `${"-".repeat(width + 1)}${i === 0 ? "-" : ":"}`).join("|")}|`;
  return [write(head), rule, ...rows.map(write)].join("\n");
}

/** Three digits, at most. */
export function formatMs(ms) {
  if (ms >= 1000) return Number(ms.toPrecision(3)).toLocaleString("en-US");
  return ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2);
}

/** Which case it is. */
export function headingOf({ experiment, schedule, batchSize, width = 1, threads, environment }) {
  const parts = [
    experiment,
    ...(width === 1 ? [] : [`width ${width}`]),
    schedule,
    `batch ${batchSize}`,
  ];
  const pages = environment ? ["huge pages for all"] : [];
  return [...parts, ...(threads ? [threadsOf(threads)] : []), ...pages].join(", ");
}

const threadsOf = (count) => (count === 1 ? "1 thread" : `${count} threads`);
