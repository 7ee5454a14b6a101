import type { TemplateResult } from "lit-html";
import type { Palette } from "../drawing/palette.ts";

/** What lies over the page, and was loaded when it was asked for. */
export interface Overlay {
  view(): TemplateResult;
  /** The page has just been rendered, with this over it. */
  rendered(root: ShadowRoot, palette: Palette): void;
  /** Whether a key is its own; it is carried out then. */
  press(event: KeyboardEvent): boolean;
  /** Takes it away, and leaves the page as it was. */
  leave(): void;
}
