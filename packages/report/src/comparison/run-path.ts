/** Steps of a path to a pixel: finer than a screen shows, and whole numbers, which are short. */
export const STEPS = 10;

/** A line through points in pixels, as short as SVG allows: whole steps, each from the one before. */
export function runPath(points: readonly (readonly [x: number, y: number])[]): string {
  let [left, top] = [0, 0];
  return points
    .map(([x, y], i) => {
      const [nextLeft, nextTop] = [Math.round(x * STEPS), Math.round(y * STEPS)];
      const [dx, dy] = [nextLeft - left, nextTop - top];
      [left, top] = [nextLeft, nextTop];
      const written = `${dx}${dy < 0 ? "" : " "}${dy}`;
      if (i === 0) return `M${written}`;
      return i === 1 ? `l${written}` : dx < 0 ? written : ` ${written}`;
    })
    .join("");
}
