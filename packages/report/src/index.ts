export { binPoints } from "./comparison/bin-points.ts";
export type { ComparedRun, Comparison, CurvePoint, LostRun } from "./comparison/comparison.ts";
export { comparisonPage } from "./comparison/comparison-page.ts";
export { formatMeasure } from "./comparison/format-measure.ts";
export { differingSettings, type RunGroup, runGroups } from "./comparison/run-groups.ts";
export { type LossCurvesOptions, lossCurves, probabilityCurves } from "./curves.ts";
export { enlarged } from "./enlarged.ts";
export type { FigureSize } from "./figure.ts";
export { type Figure2, type Figure2Options, figure2 } from "./figure-2.ts";
export { type Figure1Options, figure1, type LineGame } from "./figures/figure-1.ts";
export {
  overfittingFigure,
  type ValuesByIteration,
} from "./figures/overfitting-figure.ts";
export { type PicturePlateOptions, picturePlate } from "./figures/picture-plate.ts";
export { proposition1Figure, type TrainedDiscriminator } from "./figures/proposition-1-figure.ts";
export {
  type DensityState,
  type Proposition2FigureOptions,
  proposition2Figure,
} from "./figures/proposition-2-figure.ts";
export {
  type LossGradients,
  type MeasuredGradients,
  type SaturationFigureOptions,
  saturationFigure,
} from "./figures/saturation-figure.ts";
export { formatCount, formatDuration, formatEstimate, formatFixed } from "./format.ts";
export { type FormatRecordOptions, formatRecord } from "./format-record.ts";
export { encodeGif, type GifOptions } from "./gif.ts";
export { reportPage } from "./html.ts";
export type { Image } from "./image.ts";
export { type InterpolationStripOptions, interpolationStrip } from "./interpolation-strip.ts";
export {
  errorShareCurves,
  type MonitorAtIteration,
  sampleGradientCurve,
} from "./monitor-curves.ts";
export { isPicture } from "./pictures.ts";
export { decodePng, encodePng } from "./png.ts";
export {
  loadRasterizer,
  type Rasterizer,
  type RasterizerFiles,
  type SvgToPngOptions,
} from "./rasterizer.ts";
export type {
  NetworkInReport,
  ReportPage,
  ReportScore,
  SampleAtIteration,
  SheetInReport,
} from "./report-page.ts";
export { type SampleGridOptions, sampleGrid } from "./sample-grid.ts";
export { type ScoreAtEpoch, type ScoreRow, scoreComparison, scoreCurve } from "./score-figures.ts";
export { createProgress, type Progress, type ProgressOptions, type TextSink } from "./terminal.ts";
