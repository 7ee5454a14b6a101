import type { View } from "../games.ts";
import { firstGames } from "../games.ts";
import { languageOf } from "../languages/languages.ts";
import type { Said } from "../languages/said.ts";
import { createLessonActions, type LessonActions } from "../lessons/lesson-actions.ts";
import { isPredicting } from "../lessons/progress.ts";
import type {
  EngineName,
  PlaySettings,
  RequestName,
  Requests,
  ToWorker,
  Watching,
} from "../protocol.ts";
import { curveCsv } from "./curve-csv.ts";
import { download } from "./download.ts";
import { gifOf } from "./record-gif.ts";
import type { Stage } from "./stage.ts";
import type { PageState } from "./state.ts";

/** Everything that a visitor can do. */
export interface Actions {
  update(change: Partial<PageState>): void;
  send(message: ToWorker): void;
  playOrPause(): void;
  openView(view: View): void;
  openGame(game: string): void;
  openLink(link: string): void;
  set(changes: Partial<PlaySettings>): void;
  useEngine(name: EngineName | "auto"): void;
  setSpeed(stepsPerSecond: number): void;
  trainToOptimum(isOn: boolean): void;
  usePaperSettings(): void;
  pick(sample: number): void;
  /** Draws again, after G has changed, what was asked of it between two samples. */
  followGenerator(): void;
  slide(index: number, value: number): void;
  /** Looks at something beside the figure, or no longer. */
  watch(change: Partial<Watching>): void;
  /** Told what came into sight, or left it: what nobody sees is not computed. */
  see(part: keyof Watching, isSeen: boolean): void;
  findNeighbors(): void;
  score(): void;
  takeFiles(files: readonly File[]): void;
  saveCheckpoint(): void;
  savePicture(): void;
  saveCsv(): void;
  saveGif(): void;
  copyLink(): void;
  /** Puts a second game beside the first, or takes it away. */
  pair(isOn: boolean): void;
  /** Shows the runs that were put aside. */
  shelf(): void;
  /** There is a shelf: an element in another's page keeps nothing. */
  readonly hasShelf: boolean;
  /** Leads through the page. */
  tour(): void;
  readonly lesson: LessonActions;
  /** Changes the page's language, by its name. */
  speak(language: string): void;
}

/** Milliseconds from one look between samples to the next while G trains: each interrupts it. */
const FOLLOW_EVERY = 1_000;

/** Steps of D before each of G that bring it to its optimum, as near as the eye can tell. */
const STEPS_TO_OPTIMUM = 100;

export function createActions(stage: Stage): Actions {
  const { update, client } = stage;
  const send = (message: ToWorker) => client.send(message);
  const say = (words: Said, isProblem = false) => update({ notice: { words: [words], isProblem } });

  async function ask<Name extends RequestName>(
    name: Name,
    args: Requests[Name]["args"],
    take: (reply: Requests[Name]["reply"]) => void,
  ): Promise<void> {
    update({ pending: name });
    try {
      take(await client.ask(name, args));
    } catch (error) {
      say((error as Error).message, true);
    }
    if (stage.state.pending === name) update({ pending: undefined });
  }

  /** Loads a part of the page that few want, and uses it. */
  async function late<Part>(loading: Promise<Part>, use: (part: Part) => unknown): Promise<void> {
    const part = await loading.catch(() => undefined);
    if (part) use(part);
    else say({ key: "page.noPart" }, true);
  }

  let followDue = 0;

  function interpolate(): void {
    const [from, to] = stage.state.picked;
    if (from === undefined || to === undefined) return;
    void ask("interpolate", { from, to, count: 9 }, (strip) => update({ strip }));
  }

  function decode(sample: number, sliders: readonly number[]): void {
    void ask("decode", { sample, sliders }, (decoded) => update({ decoded }));
  }

  let told = JSON.stringify(stage.state.watching);

  /** Tells the worker what is looked at and seen, where that has changed. */
  function tellWatching(): void {
    const { watching, unseen } = stage.state;
    const isSeen = (part: keyof Watching) => !unseen.includes(part);
    const seen: Watching = {
      map: watching.map && isSeen("map"),
      grid: watching.grid && isSeen("grid"),
      norms: watching.norms && isSeen("norms"),
      slope: isSeen("slope") ? watching.slope : undefined,
    };
    if (JSON.stringify(seen) === told) return;
    told = JSON.stringify(seen);
    send({ type: "watch", watching: seen });
  }

  const actions: Actions = {
    update,
    send,
    playOrPause() {
      const { isPlaying } = stage.state;
      if (isPredicting(stage.state)) return;
      update({ isPlaying: !isPlaying });
      send({ type: isPlaying ? "pause" : "play" });
    },
    openView: (view) => actions.openGame(firstGames[view]),
    openGame(name) {
      update({ usualSteps: undefined, notice: undefined, wanting: undefined });
      send({ type: "game", name });
    },
    openLink(link) {
      update({ usualSteps: undefined, notice: undefined });
      const { wanted } = stage.state.opened ?? {};
      const hash = wanted && wanted !== "auto" ? `${link}&engine=${wanted}` : link;
      send({ type: "open", hash, isRestored: false, isKept: stage.isPage });
    },
    set: (changes) => send({ type: "settings", changes }),
    useEngine: (name) => send({ type: "engine", name }),
    setSpeed(stepsPerSecond) {
      update({ stepsPerSecond });
      send({ type: "speed", stepsPerSecond });
    },
    trainToOptimum(isOn) {
      const { opened, usualSteps } = stage.state;
      const steps = isOn
        ? STEPS_TO_OPTIMUM
        : (usualSteps ?? opened?.defaults.discriminatorSteps ?? 1);
      update({ usualSteps: isOn ? opened?.settings.discriminatorSteps : undefined });
      const schedule = opened?.catalog.steppedSchedule;
      actions.set({ discriminatorSteps: steps, ...(schedule && { schedule }) });
    },
    usePaperSettings: () => actions.set(stage.state.opened?.catalog.released ?? {}),
    pick(sample) {
      const picked = [...stage.state.picked.filter((other) => other !== sample), sample].slice(-2);
      update({ picked, strip: undefined, decoded: undefined });
      void ask("noise", { sample, count: 6 }, (noise) => update({ sliders: noise }));
      interpolate();
      if (stage.state.watching.slope) actions.watch({ slope: { of: "samples", index: sample } });
    },
    watch(change) {
      update({ watching: { ...stage.state.watching, ...change } });
      tellWatching();
    },
    see(part, isSeen) {
      const { unseen } = stage.state;
      if (unseen.includes(part) !== isSeen) return;
      update({ unseen: isSeen ? unseen.filter((each) => each !== part) : [...unseen, part] });
      tellWatching();
    },
    followGenerator() {
      const { strip, decoded, sliders, picked, pending } = stage.state;
      if (!(strip || decoded) || pending || performance.now() < followDue) return;
      followDue = performance.now() + FOLLOW_EVERY;
      if (strip) interpolate();
      if (decoded) decode(picked.at(-1) ?? 0, sliders);
    },
    slide(index, value) {
      const sliders = stage.state.sliders.map((old, i) => (i === index ? value : old));
      update({ sliders });
      decode(stage.state.picked.at(-1) ?? 0, sliders);
    },
    findNeighbors: () => void ask("neighbors", { count: 8 }, (neighbors) => update({ neighbors })),
    score: () => void ask("parzen", {}, (parzen) => update({ parzen })),
    takeFiles: (files) => send({ type: "files", files }),
    saveCheckpoint: () => void ask("export", {}, ({ name, bytes }) => download(name, [bytes])),
    savePicture() {
      const { opened, frame } = stage.state;
      if (!frame) return;
      const canvas = document.createElement("canvas");
      const size = { width: 1200, height: 900 };
      Object.assign(canvas, size);
      stage.draw(canvas.getContext("2d")!, size, frame);
      canvas.toBlob((blob) => {
        if (blob) download(`${opened?.game}-${frame.iteration}.png`, [blob]);
      });
    },
    saveCsv() {
      const { opened, curve } = stage.state;
      download(`${opened?.game}.csv`, [curveCsv(curve)], "text/csv");
    },
    saveGif() {
      const { opened } = stage.state;
      const frames = gifOf(stage);
      if (!frames) return say({ key: "notice.noFrames" }, true);
      void ask("gif", frames, (bytes) => download(`${opened?.game}.gif`, [bytes], "image/gif"));
    },
    pair: (isOn) => stage.pair(isOn),
    shelf: () => void late(import("../shelf/open-shelf.ts"), (it) => it.openShelf(stage)),
    get hasShelf() {
      return stage.isPage;
    },
    tour: () => void late(import("../tour/begin-tour.ts"), (it) => it.beginTour(stage, actions)),
    lesson: createLessonActions(stage),
    speak: (name) => stage.speak(languageOf(name)),
    copyLink() {
      const address = stage.address();
      const copied = navigator.clipboard?.writeText(address) ?? Promise.reject();
      copied.then(
        () => say({ key: "notice.copied" }),
        () => say({ key: "notice.address", values: { address } }),
      );
    },
  };
  return actions;
}
