import type { DrawnOver } from "../../drawing/draw-plane.ts";
import type { PageState } from "../../page/state.ts";
import type { Watched } from "../../protocol.ts";

type Grid = NonNullable<Watched["grid"]>;

const known = new WeakMap<Grid, DrawnOver>();

/** Draws a square grid of z where G puts it: lines join what are neighbors in z. */
export function gridOf({ watching, watched: { grid } }: PageState): DrawnOver | undefined {
  if (!watching.grid || !grid) return undefined;
  const drawn = known.get(grid) ?? drawerOf(grid);
  known.set(grid, drawn);
  return drawn;
}

function drawerOf({ side, points }: Grid): DrawnOver {
  return (context, { xAt, yAt }, { generator }) => {
    context.beginPath();
    const to = (row: number, column: number, isFirst: boolean) => {
      const at = 2 * (row * side + column);
      const [x, y] = [xAt(points[at]!), yAt(points[at + 1]!)];
      if (isFirst) context.moveTo(x, y);
      else context.lineTo(x, y);
    };
    for (let line = 0; line < side; line++) {
      for (let i = 0; i < side; i++) to(line, i, i === 0);
      for (let i = 0; i < side; i++) to(i, line, i === 0);
    }
    Object.assign(context, { strokeStyle: generator, lineWidth: 1, globalAlpha: 0.75 });
    context.stroke();
    context.globalAlpha = 1;
  };
}
