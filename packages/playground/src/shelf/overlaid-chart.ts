import UPlot from "uplot";
import type { Palette } from "../drawing/palette.ts";
import type { Speech } from "../languages/speech.ts";
import { chartAxes, iterationScale } from "../views/chart-axes.ts";
import { lineStyle } from "./line-style.ts";
import type { ShelfMeasure } from "./measures.ts";
import type { ShelvedRun } from "./shelved-run.ts";

/** What is drawn. */
export interface OverlaidCurves {
  readonly runs: readonly ShelvedRun[];
  readonly measure: ShelfMeasure;
}

/** The curves of some runs on the same axes. */
export interface OverlaidChart {
  draw(place: HTMLElement, curves: OverlaidCurves, palette: Palette, speech: Speech): void;
  /** Every iteration that one of the curves has a point at, in order. */
  readonly iterations: readonly number[];
  /** Shows where values are read. */
  mark(iteration: number): void;
  dispose(): void;
}

/** @param onPoint - Told at which iteration the pointer is. */
export function createOverlaidChart(onPoint: (iteration: number) => void): OverlaidChart {
  let chart: UPlot | undefined;
  let shown: readonly unknown[] = [];
  let iterations: readonly number[] = [];
  let isMarking = false;

  function dispose(): void {
    chart?.destroy();
    chart = undefined;
    shown = [];
  }

  return {
    get iterations() {
      return iterations;
    },
    draw(place, { runs, measure }, palette, speech) {
      const size = { width: place.clientWidth, height: place.clientHeight };
      if (size.width === 0) return;
      const now = [place, measure, palette, speech, size.width, ...runs];
      if (now.length === shown.length && now.every((each, i) => each === shown[i])) return;
      dispose();
      shown = now;
      const data = dataOf(runs, measure);
      iterations = data[0] as number[];
      const options: UPlot.Options = {
        ...size,
        ...{ padding: [8, 18, 0, 0], legend: { show: false } },
        cursor: { y: false, drag: { x: false, y: false } },
        scales: {
          x: iterationScale,
          ...(/Probability$/.test(measure) && { y: { range: [0, 1] } }),
        },
        axes: chartAxes(palette, speech),
        series: [
          {},
          ...runs.map(({ name, place }) => {
            const { color, dash } = lineStyle(place);
            return {
              ...{ label: name, stroke: palette[color], width: 1.8, spanGaps: true },
              ...{ points: { show: false }, ...(dash && { dash }) },
            };
          }),
        ],
        hooks: {
          setCursor: [
            ({ cursor: { idx } }) => {
              const at = idx === null || idx === undefined ? undefined : iterations[idx];
              if (at !== undefined && !isMarking) onPoint(at);
            },
          ],
        },
      };
      chart = new UPlot(options, data, place);
    },
    mark(iteration) {
      if (!chart || chart.cursor.left === undefined) return;
      const left = chart.valToPos(iteration, "x");
      if (Math.abs(chart.cursor.left - left) < 0.5) return;
      isMarking = true;
      chart.setCursor({ left, top: 0 });
      isMarking = false;
    },
    dispose,
  };
}

/** The points of all runs by iteration. */
function dataOf(runs: OverlaidCurves["runs"], measure: ShelfMeasure): UPlot.AlignedData {
  const tables = runs.map(({ curve }): UPlot.AlignedData => {
    const known = curve.filter(({ values }) => values[measure] !== undefined);
    return [known.map(({ iteration }) => iteration), known.map(({ values }) => values[measure]!)];
  });
  return tables.length === 0 ? [[]] : UPlot.join(tables);
}
