import type { Stage } from "../page/stage.ts";
import { adoptStyles } from "../styles/adopt-styles.ts";
import styles from "../styles/shelf.css?inline";
import { shelfView } from "../views/shelf/shelf.ts";
import { createOverlaidChart } from "./overlaid-chart.ts";
import type { ShelfShown } from "./shelf-shown.ts";
import type { ShelfTask, ShelvedRun } from "./shelved-run.ts";

/** Presses of an arrow from one end of the curves to the other. */
const STRIDES = 100;

/** Shows the shelf over the page; training goes on behind it. */
export function openShelf(stage: Stage): void {
  stage.state.overlay?.leave();
  let shown: ShelfShown = {
    ...{ runs: [], isLoading: true, words: [], isProblem: false },
    ...{ ticked: new Set(), measure: "value" },
  };
  let page: ShadowRoot | undefined;
  const leave = new AbortController();
  const chart = createOverlaidChart((at) => show({ at }));

  function show(change: Partial<ShelfShown>): void {
    shown = { ...shown, ...change };
    if (!leave.signal.aborted) stage.update({});
  }

  /** @param then - What there is to say where it went well, besides. */
  async function ask(task: ShelfTask, then: Partial<ShelfShown> = {}): Promise<void> {
    try {
      const answer = await stage.client.ask("shelf", task);
      const before = new Set(shown.runs.map(({ id }) => id));
      // What has just been put there is compared.
      const fresh = shown.isLoading ? [] : answer.runs.filter(({ id }) => !before.has(id));
      const ticked = new Set([...shown.ticked, ...fresh.map(({ id }) => id)]);
      const { runs, ...said } = answer;
      // Looking again takes back no offer to undo.
      const isLook = task.task === "list" && !said.isProblem;
      show({ isLoading: false, ticked, runs, ...(isLook ? {} : { removed: undefined, ...said }) });
      if (!answer.isProblem) show(then);
    } catch (error) {
      show({ isLoading: false, words: [(error as Error).message], isProblem: true });
    }
  }

  function close(): void {
    if (leave.signal.aborted) return;
    leave.abort();
    chart.dispose();
    stage.update({ overlay: undefined });
    page?.querySelector<HTMLElement>(".saving summary")?.focus();
  }

  /** Reads values at another iteration. */
  function press(event: KeyboardEvent): void {
    const { iterations } = chart;
    const stride = Math.max(1, Math.round(iterations.length / STRIDES));
    const from = shown.at === undefined ? iterations.length - 1 : iterations.indexOf(shown.at);
    const places: Record<string, number> = {
      ...{ ArrowRight: from + stride, ArrowUp: from + stride, PageUp: from + 10 * stride },
      ...{ ArrowLeft: from - stride, ArrowDown: from - stride, PageDown: from - 10 * stride },
      ...{ Home: 0, End: iterations.length - 1 },
    };
    const to = places[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show({ at: iterations[Math.max(0, Math.min(to, iterations.length - 1))] });
  }

  const actions = {
    put: (name: string) => {
      const words = [{ key: "shelf.done", values: { name } }] as const;
      void ask({ task: "put", name }, { words });
    },
    rename: ({ id, name: before }: ShelvedRun, name: string) =>
      void ask({ task: "rename", id, before, name }),
    remove: (run: ShelvedRun) => {
      const words = [{ key: "shelf.removed", values: { name: run.name } }] as const;
      void ask({ task: "remove", id: run.id }, { words, removed: run });
    },
    restore: () => {
      if (shown.removed) void ask({ task: "restore", id: shown.removed.id });
    },
    open: ({ id }: ShelvedRun) => {
      stage.client.send({ type: "shelved", id });
      close();
    },
    tick: ({ id }: ShelvedRun) => {
      const ticked = new Set(shown.ticked);
      if (!ticked.delete(id)) ticked.add(id);
      show({ ticked, at: undefined });
    },
    choose: (measure: ShelfShown["measure"]) => show({ measure }),
    ...{ press, close },
  };

  // What another tab has done meanwhile is seen on coming back to this one.
  const refresh = () => void ask({ task: "list" });
  addEventListener("focus", refresh, { signal: leave.signal });
  stage.update({
    overlay: {
      view: () => shelfView(stage.state, shown, actions),
      rendered(root, palette) {
        page = root;
        adoptStyles(root, styles);
        const dialog = root.querySelector<HTMLDialogElement>("dialog.shelf");
        if (dialog && !dialog.open) dialog.showModal();
        const place = root.querySelector<HTMLElement>(".overlay-chart");
        if (!place) return chart.dispose();
        const { runs, ticked, measure, at } = shown;
        const drawn = runs.filter(({ id }) => ticked.has(id));
        chart.draw(place, { runs: drawn, measure }, palette, stage.state.speech);
        if (at !== undefined) chart.mark(at);
      },
      // Keys are the dialog's alone.
      press: () => true,
      leave: close,
    },
  });
  refresh();
}
