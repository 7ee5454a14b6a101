import type { Said } from "../languages/said.ts";
import type { Charts } from "./charts.ts";

/** What charts that come later are made with. */
export interface LateChartsOptions {
  /** Told which iteration was clicked. */
  pick(iteration: number): void;
  /** The charts can be drawn now. */
  again(): void;
  /** Told what to say where they cannot be had. */
  fail(words: Said): void;
}

/** Charts whose library is loaded once the page stands: the figure is there before it. */
export function createLateCharts({ pick, again, fail }: LateChartsOptions): Charts {
  let charts: Charts | undefined;
  let isAsked = false;

  async function load(): Promise<void> {
    if (isAsked) return;
    isAsked = true;
    try {
      charts = (await import("./charts.ts")).createCharts(pick);
      again();
    } catch {
      fail({ key: "page.noPart" });
    }
  }

  return {
    draw(root, state, palette) {
      if (charts) charts.draw(root, state, palette);
      else void load();
    },
    repaint: () => charts?.repaint(),
    dispose: () => charts?.dispose(),
  };
}
