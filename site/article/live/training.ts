import type { AnyFigure } from "../figures/any-figure.ts";
import type { Values } from "../figures/figure.ts";
import type { Painter } from "./painter.ts";
import { stage } from "./stage.ts";
import { trainer } from "./trainer.ts";

/** A figure's training. */
export interface Training {
  /** Whether the controls mean something yet. */
  readonly isReady: boolean;
  /** The controls have changed. */
  change(): void;
}

/** Lets a figure's buttons train it in the worker; it trains only while it is seen. */
export function bindTraining(
  element: HTMLElement,
  figure: AnyFigure,
  painter: Painter,
  valuesOf: () => Values,
): Training {
  const { name, task, ask } = figure;
  const button = element.querySelector<HTMLButtonElement>("[data-play]");
  const settings = () => figure.settings?.(valuesOf()) ?? {};
  let isOpen = false;
  let isWilling = false;
  let isOver = false;
  let sent = JSON.stringify(settings());

  const fetching = element.querySelector<HTMLButtonElement>("[data-fetch]");
  let isFetched = false;
  fetching?.addEventListener("click", () => {
    fetching.disabled = true;
    fetching.textContent = "Fetching …";
    send({ type: "ask", figure: name, question: ask!(valuesOf()) });
  });
  const place = stage.enter(element, {
    play() {
      element.dataset.training = "";
      send({ type: "play", figure: name });
    },
    rest() {
      delete element.dataset.training;
      send({ type: "pause" });
    },
  });
  trainer.listen(name, (message) => {
    element.removeAttribute("aria-busy");
    if (message.type === "frame") {
      if (fetching && !isFetched) welcome();
      painter.frame = message.frame;
      return painter.paint();
    }
    if (message.type === "problem") {
      const said = element.querySelector(".said")!;
      said.textContent = message.words;
      said.setAttribute("aria-live", "polite");
      if (fetching) Object.assign(fetching, { disabled: false, textContent: figure.fetches });
    }
    isOver = message.type === "ended";
    set(false);
  });
  button?.addEventListener("click", () => {
    // What came to its end begins anew.
    if (isOver) again();
    set(!isWilling);
  });
  for (const move of element.querySelectorAll<HTMLButtonElement>("[data-move]")) {
    const { player, turns } = figure.moves![Number(move.dataset.move)]!;
    move.addEventListener("click", () => {
      set(false);
      send({ type: "move", figure: name, player, turns });
    });
  }
  element.querySelector("[data-again]")?.addEventListener("click", again);
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (figure.isEager && !isCalm) set(true);

  return {
    get isReady() {
      return !ask || isFetched;
    },
    change() {
      if (ask) {
        if (isFetched) send({ type: "ask", figure: name, question: ask(valuesOf()) });
        return;
      }
      const now = JSON.stringify(settings());
      if (now === sent) return;
      sent = now;
      if (isOpen) send({ type: "settings", figure: name, settings: settings() });
    },
  };

  /** What was fetched is there: the controls mean something now. */
  function welcome(): void {
    isFetched = true;
    fetching!.remove();
    for (const input of element.querySelectorAll("input")) input.disabled = false;
  }

  function again(): void {
    isOver = false;
    send({ type: "again", figure: name });
  }

  function set(willing: boolean): void {
    isWilling = willing;
    if (button) {
      button.textContent = willing ? "Pause" : "Train";
    }
    place.set(willing);
  }

  function send(message: Parameters<typeof trainer.send>[0]): void {
    if (!isOpen) {
      isOpen = true;
      element.setAttribute("aria-busy", "true");
      trainer.send({ type: "open", figure: name, task: task!, settings: settings() });
    }
    trainer.send(message);
  }
}
