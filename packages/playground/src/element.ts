import { InvalidOptionError } from "@gan/spec";
import { render } from "lit-html";
import { drawFrame } from "./drawing/draw-frame.ts";
import { type Palette, paletteOf } from "./drawing/palette.ts";
import type { GanPlayground } from "./gan-playground.ts";
import { type Actions, createActions } from "./page/actions.ts";
import { type Client, createClient } from "./page/client.ts";
import { createFrameReel } from "./page/frame-reel.ts";
import { keyPressed } from "./page/keys.ts";
import { initialState, type PageState, receive } from "./page/state.ts";
import type { FromWorker } from "./protocol.ts";
import { styles } from "./styles/styles.ts";
import { appView } from "./views/app.ts";
import { createCharts } from "./views/charts.ts";
import { drawStage } from "./views/stage.ts";

/** What `<gan-playground>` is in a page. */
class PlaygroundElement extends HTMLElement implements GanPlayground {
  #state: PageState = initialState;
  #client: Client | undefined;
  #actions: Actions | undefined;
  #root: ShadowRoot | undefined;
  #reel = createFrameReel();
  #charts = createCharts((iteration) => this.goTo(Math.max(0, iteration)));
  #palette: Palette | undefined;
  #isDue = false;
  #addressDue = 0;
  #chartsDue = 0;
  #isFinishing = false;
  #leave: AbortController | undefined;
  #longTasks: number[] = [];
  #observer: PerformanceObserver | undefined;

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
    this.#client?.send({ type: "seek", iteration });
  }

  play(): void {
    if (!this.#state.isPlaying) this.#actions?.playOrPause();
  }

  pause(): void {
    if (this.#state.isPlaying) this.#actions?.playOrPause();
  }

  async state(): Promise<Uint8Array> {
    if (!this.#client) {
      const fix = "Put the element into a page before you ask for its game.";
      throw new InvalidOptionError("isConnected", false, "true", fix);
    }
    return this.#client.ask("state", {});
  }

  openFiles(files: readonly File[]): void {
    this.#actions?.takeFiles(files);
  }

  /** Called by the browser. */
  connectedCallback(): void {
    this.#root ??= this.attachShadow({ mode: "open" });
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const client = createClient((message) => this.#receive(message));
    this.#client = client;
    const playground = this;
    this.#actions = createActions({
      client,
      reel: this.#reel,
      get state() {
        return playground.#state;
      },
      update: (change) => this.#update(change),
      address: () => this.#address(),
      draw: (context, size, frame) => {
        const { opened, shows } = this.#state;
        if (opened) drawFrame(context, size, frame, opened, this.#palettes(), shows);
      },
    });
    const isPage = this.hasAttribute("address");
    const hash = isPage ? location.hash.slice(1) : (this.getAttribute("experiment") ?? "");
    client.send({ type: "open", hash, isRestored: isPage && isReload() });
    const theme = this.getAttribute("theme") ?? (isPage ? localStorage.getItem("gan-theme") : "");
    if (theme === "light" || theme === "dark") this.#state = { ...this.#state, theme };
    addEventListener("keydown", (event) => this.#press(event), { signal });
    addEventListener("resize", () => this.#update({}), { signal });
    document.addEventListener(
      "visibilitychange",
      () => document.hidden && client.send({ type: "save" }),
      { signal },
    );
    if (isPage) {
      addEventListener("hashchange", () => this.#followHash(), { signal });
      addEventListener("pagehide", () => client.send({ type: "save" }), { signal });
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#repaint(), {
      signal,
    });
    this.#observer = watchLongTasks((duration) => this.#longTasks.push(duration));
    this.#update({});
  }

  /** Called by the browser. */
  disconnectedCallback(): void {
    this.#leave?.abort();
    this.#observer?.disconnect();
    this.#client?.close();
    this.#charts.dispose();
  }

  #receive(message: FromWorker): void {
    const before = this.#state;
    this.#state = receive(before, message);
    if (message.type === "frame") {
      this.#reel.take(message.frame);
      const { iteration } = message.frame;
      this.dispatchEvent(new CustomEvent("gan-frame", { detail: { iteration } }));
    }
    if (message.type === "opened" && before.opened?.link !== message.opened.link) {
      this.#reel.clear();
      this.#addressDue = 0;
    }
    if (message.type === "playing" && !message.isPlaying) this.#addressDue = 0;
    this.#schedule();
  }

  #update(change: Partial<PageState>): void {
    const { theme } = this.#state;
    this.#state = { ...this.#state, ...change };
    if (this.#state.theme !== theme) {
      if (this.hasAttribute("address")) localStorage.setItem("gan-theme", this.#state.theme);
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
    if (!root || !this.isConnected || !this.#actions) return;
    const { theme } = this.#state;
    if (theme === "auto") delete this.dataset.theme;
    else this.dataset.theme = theme;
    render(appView(this.#state, this.#actions, styles), root);
    const palette = this.#palettes();
    drawStage(root, this.#state, palette);
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
    const { opened, frame } = this.#state;
    const step = frame && frame.iteration > 0 ? `&step=${frame.iteration}` : "";
    return opened ? `#${opened.link}${step}` : "";
  }

  #address(): string {
    const { origin, pathname, search } = location;
    return `${origin}${pathname}${search}${this.#hash()}`;
  }

  /** Browsers bear only so many changes of an address in a minute. */
  #keepAddress(): void {
    const now = performance.now();
    const { opened } = this.#state;
    if (!this.hasAttribute("address") || !opened || this.#hash() === location.hash) return;
    if (now < this.#addressDue) {
      if (!this.#state.isPlaying) setTimeout(() => this.#schedule(), this.#addressDue - now);
      return;
    }
    this.#addressDue = now + (this.#state.isPlaying ? 2_000 : 300);
    history.replaceState(null, "", this.#hash());
  }

  #followHash(): void {
    if (location.hash === this.#hash()) return;
    this.#client?.send({ type: "open", hash: location.hash.slice(1), isRestored: false });
  }

  #press(event: KeyboardEvent): void {
    const isMine = this.hasAttribute("address") || event.composedPath().includes(this);
    if (isMine && this.#actions) keyPressed(event, this.#state, this.#actions);
  }
}

/** Only some browsers tell. */
function watchLongTasks(tell: (duration: number) => void): PerformanceObserver | undefined {
  if (!PerformanceObserver.supportedEntryTypes?.includes("longtask")) return undefined;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tell(duration);
  });
  observer.observe({ type: "longtask" });
  return observer;
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.type === "reload" || entry?.type === "back_forward";
}

if (!customElements.get("gan-playground"))
  customElements.define("gan-playground", PlaygroundElement);
