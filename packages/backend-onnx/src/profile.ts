import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Recorder } from "./recorder.ts";

/** The share of one TensorFlow.js kernel, or of one ONNX operation in it, in the time that was measured. */
export interface ProfileLine {
  /** TensorFlow.js's name of the kernel that was called. */
  readonly kernel: string;
  /** The ONNX operation that ran, after ONNX Runtime's own rewriting. */
  readonly operation: string;
  readonly calls: number;
  readonly milliseconds: number;
}

/** What ONNX Runtime spent its time on. */
export interface OnnxProfile {
  /** The slowest first. */
  readonly lines: readonly ProfileLine[];
  readonly milliseconds: number;
  /** The lines as a table for a person. */
  toString(): string;
}

interface Event {
  readonly cat: string;
  readonly name: string;
  readonly dur: number;
  readonly args?: { readonly op_name?: string };
}

/** Measures, operation by operation, what a function makes ONNX Runtime do. Graphs are compiled anew for it. */
export async function profile(
  recorder: Recorder,
  run: () => void | Promise<void>,
): Promise<OnnxProfile> {
  const folder = mkdtempSync(join(tmpdir(), "backend-onnx-"));
  try {
    const stop = recorder.startProfiling(join(folder, "graph"));
    try {
      await run();
    } finally {
      stop();
    }
    const events = readdirSync(folder).flatMap(
      (file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Event[],
    );
    return summarize(events);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function summarize(events: readonly Event[]): OnnxProfile {
  const lines = new Map<
    string,
    { kernel: string; operation: string; calls: number; milliseconds: number }
  >();
  for (const { cat, name, dur, args } of events) {
    if (cat !== "Node" || !name.endsWith("_kernel_time")) continue;
    const kernel = name.includes("/") ? name.slice(0, name.indexOf("/")) : "";
    const operation = args?.op_name ?? "";
    const key = `${kernel} ${operation}`;
    const line = lines.get(key) ?? { kernel, operation, calls: 0, milliseconds: 0 };
    line.calls++;
    line.milliseconds += dur / 1000;
    lines.set(key, line);
  }
  const sorted = [...lines.values()].sort((a, b) => b.milliseconds - a.milliseconds);
  const milliseconds = sorted.reduce((sum, line) => sum + line.milliseconds, 0);
  return { lines: sorted, milliseconds, toString: () => table(sorted, milliseconds) };
}

function table(lines: readonly ProfileLine[], total: number): string {
  const rows = lines.map(({ kernel, operation, calls, milliseconds }) => [
    kernel,
    operation,
    `${calls}`,
    milliseconds.toFixed(2),
    `${((100 * milliseconds) / total).toFixed(1)} %`,
  ]);
  const all = [["kernel", "operation", "calls", "ms", "share"], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ");
  return all.map(line).join("\n");
}
