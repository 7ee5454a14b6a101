import type { AnyFigure } from "../figures/any-figure.ts";
import type { Values } from "../figures/figure.ts";

/** Draws a figure at most once a frame, in the size that it has. */
export interface Painter {
  readonly svg: SVGSVGElement;
  /** What the worker saw last; at first the moment that the page was built with. */
  frame: unknown;
  paint(): void;
}

export function createPainter(
  element: HTMLElement,
  figure: AnyFigure,
  valuesOf: () => Values,
): Painter {
  const svg = element.querySelector<SVGSVGElement>(".plot > svg")!;
  const said = element.querySelector<HTMLElement>(".said")!;
  let isDue = false;
  let isSeen = false;
  const painter: Painter = {
    svg,
    frame: momentOf(element),
    paint() {
      if (isDue || !isSeen) return;
      isDue = true;
      requestAnimationFrame(draw);
    },
  };
  // What is out of sight is drawn when it comes into sight.
  new IntersectionObserver(
    ([entry]) => {
      isSeen = entry!.isIntersecting;
      painter.paint();
    },
    { rootMargin: "200px" },
  ).observe(svg);
  new ResizeObserver(() => painter.paint()).observe(svg);
  return painter;

  function draw(): void {
    isDue = false;
    const size = { width: svg.clientWidth, height: svg.clientHeight };
    if (size.width === 0) return;
    const values = valuesOf();
    svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    svg.innerHTML = figure.draw(values, size, painter.frame);
    const words = figure.say(values, painter.frame);
    if (said.textContent === words) return;
    said.textContent = words;
    svg.setAttribute("aria-label", `${figure.label} ${words}`);
  }
}

function momentOf(element: HTMLElement): unknown {
  const text = element.querySelector('script[type="application/json"]')?.textContent;
  return text ? JSON.parse(text) : undefined;
}
