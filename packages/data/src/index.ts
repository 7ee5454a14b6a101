export { type DigitsOptions, loadDigits } from "./digits.ts";
