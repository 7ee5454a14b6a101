import { firstGame } from "../games.ts";
import type { Stage } from "../page/stage.ts";
import { adoptStyles } from "../styles/adopt-styles.ts";
import styles from "../styles/tour.css?inline";
import { offerView, tourView } from "../views/tour.ts";
import { markToured } from "./mark-toured.ts";
import { placeCard } from "./place-card.ts";
import { createReadingTime } from "./reading-time.ts";
import { stops } from "./stops.ts";

/** What the tour does to a game. */
export interface TourGame {
  playOrPause(): void;
  setSpeed(stepsPerSecond: number): void;
  openGame(game: string): void;
}

/**
 * Leads through the page while the ring is played. A run is played on, never begun anew; another game stays until the visitor lets the
 * ring come in its place.
 */
export async function beginTour(stage: Stage, game: TourGame): Promise<void> {
  // What the address asks for is opened first.
  const where = await stage.client.ask("where", {}).catch(() => undefined);
  if (where === undefined || stage.state.overlay || stage.state.lesson) return;

  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let page: ShadowRoot | undefined;
  let at = 0;
  /** The stop that is in sight. */
  let seen: number | undefined;
  let isHeld = false;
  /** Who goes by keys reads the card for as long as it has the focus. */
  let isByKeys = false;
  /** The game rested before the tour. */
  let hasBegun = false;
  /** The visitor's own pace, while the tour has another. */
  let pace: number | undefined;
  const leave = new AbortController();
  const { signal } = leave;
  const isRing = () => stage.state.opened?.game === firstGame;
  const card = () => page?.querySelector<HTMLElement>(".tour") ?? undefined;
  const hasFocus = () => card()?.contains(page?.activeElement ?? null) ?? false;
  const isRead = () => document.hidden || card()?.matches(":hover") || (isByKeys && hasFocus());
  const time = createReadingTime({
    isHeld: () => isHeld || isStill || !isRing() || isRead() === true,
    tick: (share) => card()?.querySelector("progress")?.setAttribute("value", `${share}`),
    over: () => at + 1 < stops.length && go(at + 1),
  });

  function go(to: number): void {
    at = Math.max(0, Math.min(to, stops.length - 1));
    keepPace(stops[at]!.stepsPerSecond);
    time.restart();
    stage.update({});
  }

  /** Has the game go as slowly as a stop wants it, and then as it went. */
  function keepPace(wanted: number | undefined): void {
    if (wanted === undefined && pace === undefined) return;
    pace ??= stage.state.stepsPerSecond;
    game.setSpeed(wanted ?? pace);
    if (wanted === undefined) pace = undefined;
  }

  function begin(): void {
    if (!isStill && !stage.state.isPlaying) {
      hasBegun = true;
      game.playOrPause();
    }
    go(0);
  }

  function end(): void {
    if (signal.aborted) return;
    const isInside = isByKeys && hasFocus();
    leave.abort();
    time.stop();
    if (page) markToured(page, []);
    keepPace(undefined);
    if (hasBegun && isRing() && stage.state.isPlaying) game.playOrPause();
    stage.update({ overlay: undefined });
    if (isInside) page?.querySelector<HTMLElement>("button.touring")?.focus();
  }

  async function openRing(): Promise<void> {
    game.openGame(firstGame);
    await stage.client.ask("where", {}).catch(() => undefined);
    if (signal.aborted || !isRing()) return;
    seen = undefined;
    begin();
  }

  function place(): void {
    const shown = card();
    const { hasPair, side, speech, width } = stage.state;
    const of = isRing() ? stops[at]!.of : [".stage-head"];
    const target = page && markToured(page, of, hasPair ? side : undefined);
    if (!page || !shown || !target) return;
    if (seen !== at) {
      seen = at;
      const isTall = target.clientHeight > innerHeight / 2 || width <= 760;
      const behavior = isStill ? "auto" : "smooth";
      target.scrollIntoView({ behavior, block: isTall ? "start" : "center" });
      // The focus is taken from nothing that somebody uses.
      if (!page.activeElement || page.activeElement.matches(".touring")) {
        isByKeys ||= page.activeElement?.matches(":focus-visible") ?? false;
        shown.focus({ preventScroll: true });
      }
    }
    const isRightToLeft = speech.language.direction === "rtl";
    const found = placeCard(
      target.getBoundingClientRect(),
      { width: shown.offsetWidth, height: shown.offsetHeight },
      { width: innerWidth, height: innerHeight },
      isRightToLeft,
    );
    shown.dataset.place = found.side;
    for (const name of ["left", "top", "notch"] as const) {
      shown.style.setProperty(`--${name}`, `${found[name]}px`);
    }
  }

  function press(event: KeyboardEvent): boolean {
    const isForward = stage.state.speech.language.direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "Escape") end();
    else if (!isRing() || !/^Arrow(Left|Right)$/.test(event.key)) return false;
    else go(at + (event.key === isForward ? 1 : -1));
    event.preventDefault();
    return true;
  }

  const listening = { signal, passive: true, capture: true };
  for (const event of ["scroll", "resize"]) addEventListener(event, place, listening);
  for (const event of ["keydown", "pointerdown"]) {
    addEventListener(event, ({ type }) => (isByKeys = type === "keydown"), listening);
  }
  const hold = () => {
    isHeld = !isHeld;
    stage.update({});
  };
  stage.update({
    overlay: {
      view: () =>
        isRing()
          ? tourView(stage.state, { at, isHeld, isStill }, { go, end, hold })
          : offerView(stage.state, { open: () => void openRing(), end }),
      rendered(root) {
        page = root;
        if (stage.state.lesson) return end();
        adoptStyles(root, styles);
        place();
      },
      press,
      leave: end,
    },
  });
  if (isRing()) begin();
}
