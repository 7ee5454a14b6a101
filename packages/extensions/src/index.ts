export { askFor, classLabel } from "./conditions/class-label.ts";
export { showing, type VisiblePartOptions, visiblePart } from "./conditions/visible-part.ts";
export { type FadeNoiseOptions, fadeNoise } from "./fade-noise.ts";
export { type FewLabelsOptions, fewLabels } from "./few-labels.ts";
export { anyMask, hiddenBlock, hiddenHalf, hiddenShare, type Mask, masks } from "./masks.ts";
export { type CompletingOptions, completing } from "./networks/completing.ts";
export { type DigitClassifierOptions, digitClassifier } from "./networks/digit-classifier.ts";
export { type EncoderOptions, encoder } from "./networks/encoder.ts";
export { frozen } from "./networks/frozen.ts";
export { hinted } from "./networks/hinted.ts";
export {
  type SemiSupervisedOptions,
  semiSupervisedDiscriminator,
  semiSupervisedGenerator,
} from "./networks/semi-supervised.ts";
export { featureMatching, kPlusOne } from "./objectives/few-labels.ts";
export { type GainOptions, gain } from "./objectives/gain.ts";
export { inferNoise } from "./objectives/infer-noise.ts";
export { type KeepExamplesOptions, keepExamples } from "./objectives/keep-examples.ts";
export { meanError } from "./objectives/mean-error.ts";
export { crossEntropy, nameClasses } from "./objectives/name-classes.ts";
export { sameClass } from "./objectives/same-class.ts";
export { classAgreement, largestOf, readClasses } from "./read-classes.ts";
export { type RejectionOptions, selectByRejection } from "./selection/select-by-rejection.ts";
export { selectByWalk, type WalkOptions } from "./selection/select-by-walk.ts";
export { unlabeled } from "./unlabeled.ts";
export { copyOf, withLabeled } from "./with-labeled.ts";
