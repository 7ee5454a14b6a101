import { html } from "lit-html";
import type { Actions } from "../../page/actions.ts";
import type { PageState } from "../../page/state.ts";
import { rich } from "../rich.ts";

/** Samples on a plane in z, which follow training; the one that is pointed at is shown large. */
export function mapView(state: PageState, actions: Actions) {
  const { watching, speech } = state;
  const { plain } = speech;
  const isOpen = watching.map;
  return html`
    <section class=${`card map ${isOpen ? "wide" : ""}`} aria-labelledby="map-title">
      <h2 id="map-title">${rich(speech.say("map.title"))}</h2>
      <p class="hint">${rich(speech.say("map.what"))}</p>
      ${isOpen ? openView(state, actions) : ""}
      <button aria-expanded=${isOpen} @click=${() => actions.watch({ map: !isOpen })}>
        ${plain(isOpen ? "map.close" : "map.open")}
      </button>
    </section>
  `;
}

function openView({ watched, pointed, speech }: PageState, actions: Actions) {
  const { plain, decimal } = speech;
  const { side = 10, extent = 0 } = watched.map ?? {};
  const go = (row: number, column: number) => {
    const within = (place: number) => Math.min(side - 1, Math.max(0, place));
    const next = within(row) * side + within(column);
    if (next !== pointed) actions.update({ pointed: next });
  };
  const [row, column] = [Math.floor(pointed / side), pointed % side];
  const point = ({ currentTarget, offsetX, offsetY }: PointerEvent) => {
    const { clientWidth, clientHeight } = currentTarget as Element;
    go(Math.floor((offsetY / clientHeight) * side), Math.floor((offsetX / clientWidth) * side));
  };
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    go(row + move[0], column + move[1]);
  };
  const coordinate = (step: number) => decimal(extent * ((2 * step) / (side - 1) - 1), 1);
  return html`
    <div class="mapped">
      <canvas
        class="tiles"
        data-map
        data-sight
        tabindex="0"
        role="application"
        data-keys
        aria-label=${plain("map.label")}
        @gan-sight=${({ detail }: CustomEvent<boolean>) => actions.see("map", detail)}
        @pointermove=${point}
        @pointerdown=${point}
        @keydown=${press}
      ></canvas>
      <figure>
        <canvas data-pointed role="img" aria-label=${plain("map.pointed")}></canvas>
        <figcaption aria-live="polite">
          ${rich(speech.say("map.at", { a: coordinate(column), b: coordinate(side - 1 - row) }))}
        </figcaption>
      </figure>
    </div>
  `;
}
