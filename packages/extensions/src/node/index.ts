export { loadDigitClassifier } from "./load-digit-classifier.ts";
