/** How many at once, and until when. */
export interface PoolOptions<Item> {
  readonly workers: number;
  /** No further item is begun after it is aborted; those under way are waited for. */
  readonly signal: AbortSignal;
  run(item: Item): Promise<void>;
}

/**
 * Works through items, several at once, in their order.
 *
 * @throws What the first of them threw, after those under way have ended.
 */
export async function runPool<Item>(
  items: readonly Item[],
  { workers, signal, run }: PoolOptions<Item>,
): Promise<void> {
  const waiting = items.values();
  const lost: unknown[] = [];
  const work = async () => {
    for (const item of waiting) {
      if (signal.aborted || lost.length > 0) return;
      await run(item).catch((error: unknown) => lost.push(error));
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  if (lost.length > 0) throw lost[0];
}
