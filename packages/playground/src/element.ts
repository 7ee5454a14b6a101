import { InvalidOptionError } from "@gan/spec";
import { render } from "lit-html";
import { secondOf } from "./beside/both.ts";
import type { Side } from "./beside/clock.ts";
import { besideGame, besideOf } from "./beside/differences.ts";
import { createSideBySide } from "./beside/side-by-side.ts";
import { drawFrame } from "./drawing/draw-frame.ts";
import { type Palette, paletteOf } from "./drawing/palette.ts";
import type { GanPlayground } from "./gan-playground.ts";
import { nameDocument } from "./languages/name-document.ts";
import { createSpeaker } from "./languages/speaker.ts";
import { wantedLanguage } from "./languages/wanted-language.ts";
import { hasEnded, isPredicting } from "./lessons/progress.ts";
import { type Actions, createActions } from "./page/actions.ts";
import { type Address, readAddress, writeAddress } from "./page/address.ts";
import { type Client, createClient } from "./page/client.ts";
import { createFrameReel } from "./page/frame-reel.ts";
import { createKeptAddress } from "./page/kept-address.ts";
import { keepChoice, readChoice } from "./page/kept-choice.ts";
import { keyPressed } from "./page/keys.ts";
import type { Stage } from "./page/stage.ts";
import { initialState, type PageState, receive, themeOf } from "./page/state.ts";
import { watchLongTasks } from "./page/watch-long-tasks.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { styles } from "./styles/styles.ts";
import { appView } from "./views/app.ts";
import { createLateCharts } from "./views/late-charts.ts";
import { looks } from "./views/late-looks.ts";
import { drawStage } from "./views/stage.ts";

/** What `<gan-playground>` is in a page. */
class PlaygroundElement extends HTMLElement implements GanPlayground {
  #state: PageState = initialState;
  #client: Client | undefined;
  #actions: Actions | undefined;
  #root: ShadowRoot | undefined;
  /** What the page was asked for beside its experiment. */
  #asked: Omit<Address, "experiment"> = {};
  #speaker = createSpeaker({
    spoken: () => this.#state.speech,
    isEmpty: () => this.#state.opened === undefined,
    update: (change) => this.#update(change),
  });
  #reel = createFrameReel();
  #charts = createLateCharts({
    pick: (iteration) => this.goTo(Math.max(0, iteration)),
    again: () => this.#schedule(),
    fail: (words) => this.#update({ notice: { words: [words], isProblem: true } }),
  });
  #palette: Palette | undefined;
  #isDue = false;
  #keptAddress = createKeptAddress({
    hash: () => this.#hash(),
    isPlaying: () => this.#state.isPlaying,
    again: () => this.#schedule(),
    follow: (hash) => this.#open(hash),
  });
  #chartsDue = 0;
  #isFinishing = false;
  #isMoving = false;
  #beside = createSideBySide({
    state: () => this.#state,
    update: (change) => this.#update(change),
    stage: (state, update) => this.#stage(state, update),
    opened: () => this.#keptAddress.hurry(),
    changed: () => this.#repaint(),
    home: () => this.#home,
  });
  #leave: AbortController | undefined;
  #longTasks: number[] = [];
  #observer: PerformanceObserver | undefined;

  /** Address of the page, where the page is ours. */
  get #home(): string | undefined {
    return this.hasAttribute("address") ? document.baseURI : undefined;
  }

  get iteration(): number {
    return this.#state.frame?.iteration ?? 0;
  }

  get isPlaying(): boolean {
    return this.#state.isPlaying;
  }

  get longTasks(): readonly number[] {
    return this.#longTasks;
  }

  goTo(iteration: number): void {
    this.#send({ type: "seek", iteration });
  }

  play(): void {
    if (!this.#state.isPlaying) this.#actions?.playOrPause();
  }

  pause(): void {
    if (this.#state.isPlaying) this.#actions?.playOrPause();
  }

  async state(of: Side = "a"): Promise<Uint8Array> {
    const asked = of === "b" ? this.#beside.pair : this.#client;
    if (!asked) {
      const fix = "Put the element into a page before you ask for its game.";
      throw new InvalidOptionError("isConnected", false, "true", fix);
    }
    return asked.ask("state", {});
  }

  openFiles(files: readonly File[]): void {
    this.#actions?.takeFiles(files);
  }

  /** The attributes that are followed while the element is there. */
  static readonly observedAttributes = ["experiment", "theme", "lang"];

  /** Called by the browser. */
  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (!this.#client || before === value) return;
    if (name === "theme") this.#update({ theme: themeOf(value) });
    else if (name === "lang") this.#speak();
    else if (!this.hasAttribute("address")) this.#open(value ?? "");
  }

  #open(text: string, isRestored = false): void {
    const { experiment, tour, ...asked } = readAddress(text);
    this.#asked = asked;
    this.#speak();
    if (asked.lesson !== undefined) void this.#teach(asked.lesson, experiment);
    else {
      if (this.#state.lesson) this.#update({ lesson: undefined });
      this.#openGame(experiment, asked.beside, isRestored);
      if (tour !== undefined) this.#actions?.tour();
    }
  }

  /** Opens a game, or two of them. Those of a lesson are not the visitor's own, and are not kept; nor is a second one. */
  #openGame(hash: string, beside: string | undefined, isRestored = false): void {
    const isKept = this.hasAttribute("address") && this.#asked.lesson === undefined;
    if (beside === undefined) this.#part();
    this.#client?.send({ type: "open", hash, isRestored, isKept });
    if (beside !== undefined && this.#client) {
      this.#beside.join(this.#client, besideGame(hash, beside));
    }
  }

  /** Tells the first game, or both where that concerns both. */
  #send(message: ToWorker): void {
    const { pair } = this.#beside;
    if (pair) pair.clock.take(message, "a");
    else this.#client?.send(message);
  }

  /** Goes on with the first game alone. */
  #part(): void {
    if (!this.#beside.pair) return;
    const { beside: _, ...asked } = this.#asked;
    this.#asked = asked;
    this.#beside.part();
  }

  /** Holds a lesson, or opens the game where it cannot be had. */
  async #teach(name: string, otherwise: string): Promise<void> {
    try {
      this.#update({ busy: { key: "busy.lesson" } });
      const lesson = await this.#client!.ask("lesson", { name, base: document.baseURI });
      if (this.#asked.lesson !== name) return;
      this.#actions?.lesson.begin(lesson, Number(this.#asked.task ?? 1) - 1);
    } catch (error) {
      if (this.#asked.lesson !== name) return;
      const { lesson: _, task: __, ...asked } = this.#asked;
      this.#asked = asked;
      this.#openGame(otherwise, asked.beside);
      const words = [(error as Error).message];
      this.#update({ lesson: undefined, notice: { words, isProblem: true } });
    }
  }

  /** Speaks what the address, the attribute or the visitor asks for. */
  #speak(): void {
    void this.#speaker.speak(wantedLanguage(this, this.#asked.lang));
  }

  /** Called by the browser, also when the element is moved to another place of its page: its run goes on. */
  connectedCallback(): void {
    if (!this.#root) {
      this.#root = this.attachShadow({ mode: "open" });
      // A page may forbid style elements, and yet not this.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      this.#root.adoptedStyleSheets = [sheet];
    }
    this.#listen();
    if (!this.#client) this.#begin();
    this.#update({});
  }

  #begin(): void {
    const isPage = this.hasAttribute("address");
    const client = createClient((message) => this.#receive(message), this.#home);
    this.#client = client;
    const stage = this.#stage(
      () => this.#state,
      (change) => this.#update(change),
    );
    const ours: Client = { ...client, send: (message) => this.#send(message) };
    this.#actions = createActions(Object.assign(stage, { client: ours }));
    this.#open(
      isPage ? location.hash.slice(1) : (this.getAttribute("experiment") ?? ""),
      isPage && isReload(),
    );
    const given = this.getAttribute("theme");
    const theme = themeOf(given === null && isPage ? readChoice("theme") : given);
    this.#state = { ...this.#state, theme };
  }

  /** What the actions of a game act upon, but for its worker. */
  #stage(state: () => PageState, update: Stage["update"]): Omit<Stage, "client"> {
    const isPage = () => this.hasAttribute("address") && this.#asked.lesson === undefined;
    return {
      get state() {
        return state();
      },
      get isPage() {
        return isPage();
      },
      update,
      reel: this.#reel,
      show: (text) => {
        const { experiment, beside } = readAddress(text);
        this.#openGame(experiment, beside);
      },
      pause: () => this.pause(),
      pair: (isOn) => {
        const { opened, frame } = this.#state;
        if (!isOn) this.#part();
        else if (opened && this.#client) {
          this.#beside.join(this.#client, `${opened.link}&step=${frame?.iteration ?? 0}`);
        }
        this.#keptAddress.hurry();
      },
      address: () => this.#address(),
      speak: (language) => {
        if (this.hasAttribute("address")) keepChoice("language", language.name);
        if (this.#asked.lang !== undefined) this.#asked = { ...this.#asked, lang: language.name };
        this.#keptAddress.hurry();
        void this.#speaker.speak(language);
      },
      draw: (context, size, frame) => {
        const { opened, shows, speech } = state();
        const density = speech.plain("figure.density");
        // A grid is known of the present alone.
        const over = frame === state().frame ? looks?.gridOf(state()) : undefined;
        if (opened) {
          drawFrame(context, size, frame, opened, this.#palettes(), { ...shows, over, density });
        }
      },
    };
  }

  #listen(): void {
    this.#leave?.abort();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const save = () => this.#client?.send({ type: "save" });
    addEventListener("keydown", (event) => this.#press(event), { signal });
    const size = new ResizeObserver(() => this.#update({ width: this.clientWidth }));
    size.observe(this);
    signal.addEventListener("abort", () => size.disconnect());
    document.addEventListener("visibilitychange", () => document.hidden && save(), { signal });
    if (this.hasAttribute("address")) {
      this.#keptAddress.listen(signal);
      addEventListener("pagehide", save, { signal });
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#repaint(), {
      signal,
    });
    this.#observer?.disconnect();
    this.#observer = watchLongTasks((duration) => this.#longTasks.push(duration));
  }

  /** Called by the browser. An element that is only moved is connected again before the task is over. */
  disconnectedCallback(): void {
    if (this.#isMoving) return;
    this.#isMoving = true;
    setTimeout(() => {
      this.#isMoving = false;
      if (this.isConnected) return;
      this.#leave?.abort();
      this.#observer?.disconnect();
      this.#state.overlay?.leave();
      this.#beside.dispose();
      this.#client?.close();
      this.#client = undefined;
      this.#actions = undefined;
      const { theme, width } = this.#state;
      this.#state = { ...initialState, theme, width };
      this.#charts.dispose();
    });
  }

  #receive(message: FromWorker): void {
    const before = this.#state;
    this.#state = receive(before, message);
    this.#beside.keepTime(message);
    if (message.type === "frame") {
      this.#reel.take(message.frame);
      if (before.frame?.iteration !== message.frame.iteration) this.#actions?.followGenerator();
      if (hasEnded(this.#state)) this.#actions?.lesson.reveal();
      const { iteration } = message.frame;
      this.dispatchEvent(new CustomEvent("gan-frame", { detail: { iteration } }));
    }
    if (message.type === "opened" && before.opened?.link !== message.opened.link) {
      this.#reel.clear();
      this.#keptAddress.hurry();
    }
    if (message.type === "playing" && !message.isPlaying) this.#keptAddress.hurry();
    this.#schedule();
  }

  #update(change: Partial<PageState>): void {
    const { theme, speech, lesson } = this.#state;
    this.#state = { ...this.#state, ...change };
    const isPage = this.hasAttribute("address");
    if (this.#state.theme !== theme) {
      if (isPage) keepChoice("theme", this.#state.theme);
      this.#repaint();
    }
    if (this.#asked.lesson !== undefined && lesson && !this.#state.lesson) {
      const { lesson: _, task: __, ...asked } = this.#asked;
      this.#asked = asked;
    }
    if (this.#state.speech !== speech) {
      if (isPage) nameDocument(this.#state.speech);
      this.#repaint();
    }
    this.#schedule();
  }

  #repaint(): void {
    this.#palette = undefined;
    this.#charts.repaint();
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#render();
    });
  }

  #render(): void {
    const root = this.#root;
    if (!root || !this.isConnected || !this.#actions || this.#speaker.isLoading) return;
    const { theme } = this.#state;
    if (theme === "auto") delete this.dataset.theme;
    else this.dataset.theme = theme;
    render(appView(this.#state, this.#actions, this.#beside.pair?.actions), root);
    const palette = this.#palettes();
    drawStage(root, "a", this.#state, palette);
    const second = secondOf(this.#state);
    if (second) drawStage(root, "b", second, palette);
    this.#state.overlay?.rendered(root, palette);
    this.#finishLater();
  }

  /** What the eye does not miss at once is a task of its own, so that no task is long; charts follow four times a second. */
  #finishLater(): void {
    if (this.#isFinishing) return;
    this.#isFinishing = true;
    const wait = this.#state.isPlaying ? this.#chartsDue - performance.now() : 0;
    setTimeout(
      () => {
        this.#isFinishing = false;
        if (!this.#root || !this.isConnected) return;
        this.#chartsDue = performance.now() + 250;
        this.#charts.draw(this.#root, this.#state, this.#palettes());
        setTimeout(() => this.#keepAddress());
      },
      Math.max(0, wait),
    );
  }

  #palettes(): Palette {
    this.#palette ??= paletteOf(this.#root?.querySelector(".app") ?? this);
    return this.#palette;
  }

  /** The experiment and its iteration as the hash of an address. */
  #hash(): string {
    const { opened, frame, lesson } = this.#state;
    const step = frame && frame.iteration > 0 ? `&step=${frame.iteration}` : "";
    if (!opened) return "";
    if (lesson) {
      const { beside: _, ...asked } = this.#asked;
      return `#${writeAddress({ experiment: "", ...asked, task: `${lesson.at + 1}` })}`;
    }
    const second = this.#beside.pair && this.#state.beside?.opened;
    const pair = second && { beside: besideOf(opened, second) };
    return `#${writeAddress({ experiment: `${opened.link}${step}`, ...this.#asked, ...pair })}`;
  }

  #address(): string {
    const { origin, pathname, search } = location;
    return `${origin}${pathname}${search}${this.#hash()}`;
  }

  #keepAddress(): void {
    if (this.hasAttribute("address") && this.#state.opened) this.#keptAddress.keep();
  }

  #press(event: KeyboardEvent): void {
    const isMine = this.hasAttribute("address") || event.composedPath().includes(this);
    if (isMine && this.#actions && !isPredicting(this.#state))
      keyPressed(event, this.#state, this.#actions);
  }
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.type === "reload" || entry?.type === "back_forward";
}

if (!customElements.get("gan-playground"))
  customElements.define("gan-playground", PlaygroundElement);
