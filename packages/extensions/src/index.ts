export { askFor, classLabel } from "./conditions/class-label.ts";
export { type DigitClassifierOptions, digitClassifier } from "./networks/digit-classifier.ts";
export { crossEntropy, nameClasses } from "./objectives/name-classes.ts";
export { classAgreement, readClasses } from "./read-classes.ts";
