/** Who may train: of all figures that would, the one that is seen best. */
export interface Stage {
  /** Enters a figure. @param play - Called when its turn begins. @param rest - Called when it ends. */
  enter(element: Element, turn: { play(): void; rest(): void }): Place;
}

/** A figure's place on the stage. */
export interface Place {
  /** Whether it would train if it were seen. */
  set(isWilling: boolean): void;
}

interface Actor {
  readonly turn: { play(): void; rest(): void };
  isWilling: boolean;
  seen: number;
}

/** Share of a figure that has to be in sight. */
const SEEN = 0.4;
const actors = new Map<Element, Actor>();
let playing: Actor | undefined;

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
      // A figure higher than the window is seen when it fills the window.
      const filled = rootBounds ? intersectionRect.height / rootBounds.height : 0;
      actors.get(target)!.seen = Math.max(intersectionRatio, filled);
    }
    choose();
  },
  { threshold: [0, 0.2, SEEN, 0.6, 0.8, 1] },
);
document.addEventListener("visibilitychange", choose);

export const stage: Stage = {
  enter(element, turn) {
    const actor: Actor = { turn, isWilling: false, seen: 0 };
    actors.set(element, actor);
    observer.observe(element);
    return {
      set(isWilling) {
        actor.isWilling = isWilling;
        choose();
      },
    };
  },
};

function choose(): void {
  const candidates = [...actors.values()].filter(
    ({ isWilling, seen }) => isWilling && seen >= SEEN && !document.hidden,
  );
  const best = candidates.sort((a, b) => b.seen - a.seen)[0];
  if (best === playing) return;
  playing?.turn.rest();
  playing = best;
  playing?.turn.play();
}
