export { askFor, classLabel } from "./conditions/class-label.ts";
export { type DigitClassifierOptions, digitClassifier } from "./networks/digit-classifier.ts";
export { type EncoderOptions, encoder } from "./networks/encoder.ts";
export { inferNoise } from "./objectives/infer-noise.ts";
export { crossEntropy, nameClasses } from "./objectives/name-classes.ts";
export { classAgreement, readClasses } from "./read-classes.ts";
