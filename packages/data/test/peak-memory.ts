/**
 * Runs something and gives the mebibytes by which this process grew beyond its largest size so far.
 * Vitest gives each test file a process of its own.
 */
export async function peakMemory(run: () => unknown): Promise<number> {
  const before = process.resourceUsage().maxRSS;
  await run();
  return (process.resourceUsage().maxRSS - before) / 1024;
}
