export { GanPlayground } from "./element.ts";
