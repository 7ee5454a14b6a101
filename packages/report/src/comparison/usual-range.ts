/** Where curves lie, and how far the few go that leave it. */
export interface UsualRange {
  readonly domain: readonly [number, number];
  /** Curves that leave it. */
  readonly leaving: number;
  /** The value farthest from it, where any leaves it. */
  readonly farthest?: number;
}

/** Of each curve: what lies beyond is its start, or a spike. */
const TAIL = 0.02;
/** A frame that can hold all of them within this many times the height of most shows them all. */
const ROOM = 1.6;

/**
 * A range that holds what most curves do. One lost game may reach thousands of nats, and no other curve would be seen beside it.
 *
 * @param curves - Their values; those of lost games count only where there are no others.
 */
export function usualRange(
  curves: readonly { readonly values: readonly number[]; readonly isLost: boolean }[],
): UsualRange {
  const drawn = curves.filter(({ values }) => values.length > 0);
  const all = extent(drawn.flatMap(({ values }) => extent(values)));
  const sound = drawn.some(({ isLost }) => !isLost) ? drawn.filter(({ isLost }) => !isLost) : drawn;
  const most = extent(
    sound.flatMap(({ values }) => {
      const sorted = [...values].sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
      return [at(TAIL), at(1 - TAIL)];
    }),
  );
  const height = most[1] - most[0];
  if (!(all[1] - all[0] > ROOM * height)) return { domain: padded(all), leaving: 0 };
  const domain = padded([
    Math.max(all[0], most[0] - 0.1 * height),
    Math.min(all[1], most[1] + 0.1 * height),
  ]);
  const isBeyond = (value: number) => value < domain[0] || value > domain[1];
  const leaving = drawn.filter(({ values }) => extent(values).some(isBeyond)).length;
  const [below, above] = [domain[0] - all[0], all[1] - domain[1]];
  return { domain, leaving, ...(leaving > 0 && { farthest: above > below ? all[1] : all[0] }) };
}

function extent(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** A frame needs a height, and curves that rest on its edge cannot be seen. */
function padded([low, high]: readonly [number, number]): [number, number] {
  const margin = high > low ? 0.03 * (high - low) : Math.abs(low) * 0.1 || 1;
  return [low - margin, high + margin];
}
