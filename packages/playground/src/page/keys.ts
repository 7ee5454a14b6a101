import type { View } from "../games.ts";
import type { MessageKey } from "../languages/messages.ts";
import type { Said } from "../languages/said.ts";
import type { Actions } from "./actions.ts";
import type { PageState } from "./state.ts";

/** Keys and what they do, as the help says it. */
export const keys: readonly (readonly [cap: Said, does: MessageKey])[] = [
  [{ key: "key.space" }, "key.play"],
  ["D", "key.stepD"],
  ["G", "key.stepG"],
  ["→", "key.iteration"],
  ["←", "key.back"],
  ["R", "key.reset"],
  ["1 2 3", "key.views"],
];

const views: readonly View[] = ["line", "plane", "pictures"];

/** Carries out a key, unless something on the page has its own use for it. */
export function keyPressed(event: KeyboardEvent, state: PageState, actions: Actions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.composedPath()[0] as Element;
  if (target.closest?.("input, select, textarea, [data-keys]")) return;
  if (state.overlay?.press(event)) return;
  const isOnButton = target.closest?.("button, summary, a") !== null;
  // With Caps Lock the letters are large.
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const send = actions.send;
  if (key === " " && !isOnButton) actions.playOrPause();
  else if (key === "ArrowRight") send({ type: "step" });
  else if (key === "ArrowLeft" && state.frame?.canGoBack) send({ type: "back" });
  else if (key === "d") send({ type: "playerStep", player: "discriminator" });
  else if (key === "g") send({ type: "playerStep", player: "generator" });
  else if (key === "r") send({ type: "reset" });
  else if (/^[123]$/.test(key)) actions.openView(views[Number(key) - 1]!);
  else return;
  event.preventDefault();
}
