import { html, nothing } from "lit-html";
import { planeLayout } from "../drawing/draw-plane.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";

/** Points of one drawing; an address has room for so many. */
const LIMIT = 256;

/** What is being drawn on a board, until it is trained on. */
interface Drawing {
  points: number[];
  cursor: [number, number];
}

const drawings = new WeakMap<Element, Drawing>();

function drawingOn(board: Element): Drawing {
  const drawing = drawings.get(board) ?? { points: [], cursor: [0, 0] };
  drawings.set(board, drawing);
  return drawing;
}

/** Where points are drawn by hand, or set with the arrow keys. */
export function drawingView({ opened, speech }: PageState, actions: Actions) {
  const [low, high] = [-3, 3];
  const put = ({ points }: Drawing, [x, y]: readonly [number, number]) => {
    const [lastX, lastY] = [points.at(-2), points.at(-1)];
    const isNear = lastX !== undefined && Math.hypot(x - lastX, y - lastY!) < 0.09;
    if (isNear || points.length >= 2 * LIMIT || Math.max(Math.abs(x), Math.abs(y)) > 3)
      return false;
    points.push(x, y);
    return true;
  };
  const mark = (board: HTMLCanvasElement, [x, y]: readonly [number, number], isCursor = false) => {
    const context = board.getContext("2d")!;
    const { xAt, yAt } = planeLayout(board.width, board.height, low, high);
    context.fillStyle = getComputedStyle(board).color;
    context.strokeStyle = context.fillStyle;
    context.beginPath();
    context.arc(xAt(x), yAt(y), isCursor ? 9 : 5, 0, 7);
    if (isCursor) context.stroke();
    else context.fill();
  };
  const sketch = (board: HTMLCanvasElement, withCursor: boolean) => {
    const { points, cursor } = drawingOn(board);
    Object.assign(board, { width: board.clientWidth, height: board.clientHeight });
    for (let i = 0; i < points.length; i += 2) mark(board, [points[i]!, points[i + 1]!]);
    if (withCursor) mark(board, cursor, true);
  };
  const draw = (event: PointerEvent) => {
    const board = event.currentTarget as HTMLCanvasElement;
    if (event.type === "pointerdown") {
      board.setPointerCapture(event.pointerId);
      drawingOn(board).points = event.shiftKey && opened?.drawn ? [...opened.drawn] : [];
      sketch(board, false);
    }
    if (!board.hasPointerCapture(event.pointerId)) return;
    const place = planeLayout(board.clientWidth, board.clientHeight, low, high).pointAt(
      event.offsetX,
      event.offsetY,
    );
    if (put(drawingOn(board), place)) mark(board, place);
  };
  const finish = (event: Event) => {
    const board = event.currentTarget as HTMLCanvasElement;
    const drawing = drawingOn(board);
    if (drawing.points.length === 0) return;
    actions.send({ type: "points", points: Float32Array.from(drawing.points) });
    drawing.points = [];
    sketch(board, false);
  };
  const press = (event: KeyboardEvent) => {
    const board = event.currentTarget as HTMLCanvasElement;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-0.25, 0],
      ArrowRight: [0.25, 0],
      ArrowUp: [0, 0.25],
      ArrowDown: [0, -0.25],
    };
    const move = moves[event.key];
    const drawing = drawingOn(board);
    const [x, y] = drawing.cursor;
    if (move) drawing.cursor = [x + move[0], y + move[1]];
    else if (event.key === " ") put(drawing, drawing.cursor);
    else if (event.key === "Enter") return finish(event);
    else return;
    event.preventDefault();
    event.stopPropagation();
    sketch(board, true);
  };
  return html`
    <canvas
      class="board"
      tabindex="0"
      role="application"
      data-keys
      aria-label=${speech.plain("board.label")}
      @pointerdown=${draw}
      @pointermove=${draw}
      @pointerup=${finish}
      @keydown=${press}
    ></canvas>
    ${opened ? html`<p class="board-hint">${speech.plain("board.hint")}</p>` : nothing}
  `;
}
