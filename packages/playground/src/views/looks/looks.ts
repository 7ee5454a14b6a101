import type { DrawnOver } from "../../drawing/draw-plane.ts";
import type { Actions } from "../../page/actions.ts";
import type { PageState } from "../../page/state.ts";
import { drawLooks } from "./draw-looks.ts";
import { gridOf } from "./grid.ts";
import { picturesView } from "./pictures.ts";

/** What games on pictures, and a grid of z, are shown by; it is loaded when it is needed. */
export interface Looks {
  picturesView(state: PageState, actions: Actions): unknown;
  /** Draws what was rendered within a part of the page, and styles it. */
  draw(within: ParentNode, page: ShadowRoot, state: PageState): void;
  /** The grid of z as the plane has it drawn, the same until there is another. */
  gridOf(state: PageState): DrawnOver | undefined;
}

export const looks: Looks = { picturesView, draw: drawLooks, gridOf };
