import type { Line, View } from "./kernel-list.ts";

/**
 * The slots that nobody needs after each line, so that their numbers can go.
 *
 * @param kept - What is needed when all is done.
 */
export function freedAfter(lines: readonly Line[], kept: readonly View[]): number[][] {
  const made = new Set<number>();
  const last = new Map<number, number>();
  for (const [i, line] of lines.entries()) {
    const outputs = line.kind === "kernel" ? line.outputs : [line.view];
    const inputs = line.kind === "kernel" ? line.inputs.map(([, view]) => view) : [];
    const isMade = line.kind === "kernel" || line.kind === "input" || line.kind === "constant";
    for (const { slot } of isMade ? outputs : []) made.add(slot);
    for (const view of [...outputs, ...inputs]) if (view) last.set(view.slot, i);
  }
  for (const { slot } of kept) made.delete(slot);
  const free: number[][] = lines.map(() => []);
  for (const slot of made) free[last.get(slot)!]!.push(slot);
  return free;
}
