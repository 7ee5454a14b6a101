export { type Density, gaussian, mixture } from "./density.ts";
export { jensenShannon, klDivergence } from "./divergence.ts";
export { discriminatorOn, estimateValue, type ValueEstimate } from "./estimates.ts";
export { gameValue } from "./game-value.ts";
export { type GeneratorGradients, generatorGradients } from "./generator-gradients.ts";
export { createGrid, densityOn, type Grid, integrate } from "./grid.ts";
export { histogram, jensenShannonOfSamples } from "./histogram.ts";
export { type LineMoment, type LineMomentOptions, lineMoment } from "./line-moment.ts";
export { optimalDiscriminator } from "./optimal-discriminator.ts";
export {
  type OverfittingOptions,
  type OverfittingRow,
  overfitDiscriminator,
  overfitting,
} from "./overfitting.ts";
export { type DiscriminatorFit, type FitOptions, fitDiscriminator } from "./proposition-1.ts";
export {
  type DensityGame,
  type DensityGameOptions,
  type DensityGameState,
  playDensityGame,
} from "./proposition-2.ts";
export { type SaturationPoint, saturationCurve } from "./saturation-curve.ts";
export {
  checkSmoothedGradient,
  type SmoothedGradientRow,
  smoothedGradient,
} from "./smoothed-gradient.ts";
export { checkSubgradient, type SubgradientCheck } from "./subgradient.ts";
export { type CriterionRow, checkTheorem1 } from "./theorem-1.ts";
export { leastCriterion, virtualCriterion } from "./virtual-criterion.ts";
