import charts from "uplot/dist/uPlot.min.css?inline";
import controls from "./controls.css?inline";
import figure from "./figure.css?inline";
import header from "./header.css?inline";
import layout from "./layout.css?inline";
import lesson from "./lesson.css?inline";
import loop from "./loop.css?inline";
import measurements from "./measurements.css?inline";
import pair from "./pair.css?inline";
import palette from "./palette.css?inline";
import rightToLeft from "./right-to-left.css?inline";
import settings from "./settings.css?inline";
import smallScreens from "./small-screens.css?inline";
import transport from "./transport.css?inline";

/** The style sheet of the element's shadow root; what is for small screens comes last, and overrides. */
export const styles = [
  charts,
  palette,
  header,
  controls,
  layout,
  loop,
  settings,
  figure,
  transport,
  measurements,
  smallScreens,
  rightToLeft,
  lesson,
  pair,
].join("\n");
