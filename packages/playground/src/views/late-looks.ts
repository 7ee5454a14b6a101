import type { Actions } from "../page/actions.ts";
import type { Looks } from "./looks/looks.ts";

let loading: Promise<Looks | undefined> | undefined;
/** What games on pictures, and a grid of z, are shown by, once it was needed. */
export let looks: Looks | undefined;

/** Loads it unless it is there; the page is then rendered again, or says that it cannot be had. */
export function needLooks({ update }: Pick<Actions, "update">): Looks | undefined {
  if (looks) return looks;
  const isFirst = loading === undefined;
  loading ??= import("./looks/looks.ts").then(
    (module) => {
      looks = module.looks;
      return looks;
    },
    () => undefined,
  );
  void loading.then((loaded) => {
    if (loaded) update({});
    else if (isFirst) update({ notice: { words: [{ key: "page.noPart" }], isProblem: true } });
  });
  return undefined;
}
