import type { ClassAttributes, HTMLAttributes } from "react";
import type { GanPlayground, PlaygroundAttributes } from "./gan-playground.ts";

export { definePlayground, type GanPlayground, type PlaygroundAttributes } from "./index.ts";

/** What React's JSX takes for `<gan-playground>`. */
export type PlaygroundProps = PlaygroundAttributes &
  ClassAttributes<GanPlayground> &
  HTMLAttributes<GanPlayground>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "gan-playground": PlaygroundProps;
    }
  }
}
