import { pictureAt } from "../../drawing/draw-pictures.ts";
import type { PageState } from "../../page/state.ts";
import { drawMap } from "./draw-map.ts";
import looksStyle from "./looks.css?inline";
import picturesStyle from "./pictures.css?inline";
import { keepInSight } from "./sight.ts";
import { drawRamp, slopePixels } from "./slope-pixels.ts";

/** What each canvas was drawn from, so that nothing is drawn twice. */
const drawn = new WeakMap<HTMLCanvasElement, readonly unknown[]>();
const styled = new WeakSet<ShadowRoot>();

/** Draws the map of z, and what D looks at. */
export function drawLooks(within: ParentNode, page: ShadowRoot, state: PageState): void {
  if (!styled.has(page)) addStyle(page);
  for (const element of within.querySelectorAll("[data-sight]")) keepInSight(element);
  const {
    watched: { map, slope },
    pointed,
    opened,
  } = state;
  const data = opened?.data;
  if (map) {
    draw("map", [map, pointed], (canvas) => drawMap(canvas, map, pointed));
    draw("pointed", [map, pointed], (canvas) => put(canvas, pictureAt(map.pictures, pointed)));
  }
  if (slope) {
    draw("slope", [slope], (canvas) => put(canvas, slopePixels(slope)));
    draw("plain", [slope], (canvas) => put(canvas, pictureAt(slope.picture, 0)));
    draw("ramp", [], drawRamp);
  }
  if (data && "pixels" in data) {
    draw("example", [data], (canvas) => {
      put(canvas, pictureAt(data, Number(canvas.dataset.example)));
    });
  }

  function draw(
    name: string,
    from: readonly unknown[],
    how: (canvas: HTMLCanvasElement) => void,
  ): void {
    for (const canvas of within.querySelectorAll<HTMLCanvasElement>(`canvas[data-${name}]`)) {
      const now = [...from, canvas.clientWidth];
      const before = drawn.get(canvas);
      if (now.every((each, i) => each === before?.[i])) continue;
      drawn.set(canvas, now);
      how(canvas);
    }
  }
}

function put(canvas: HTMLCanvasElement, pixels: ImageData): void {
  const { width, height } = pixels;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext("2d")!.putImageData(pixels, 0, 0);
}

/** A page may forbid style elements, and yet not this. */
function addStyle(page: ShadowRoot): void {
  styled.add(page);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${picturesStyle}\n${looksStyle}`);
  page.adoptedStyleSheets.push(sheet);
}
