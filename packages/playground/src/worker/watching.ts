import { type Context, later, openedIn } from "./context.ts";

const WATCH_EVERY = 500;

/** Posts what the page looks at beside the figure: while it trains at most every half second, and in a small part of the time. */
export async function sendWatched(context: Context): Promise<void> {
  const { watching, isPlaying, due, post } = context;
  if (!Object.values(watching).some(Boolean)) return;
  if (isPlaying && performance.now() < due.watch) return;
  const began = performance.now();
  const { lookAtWatched } = await import("./looks/look-at-watched.ts");
  const epoch = context.curve.all().at(-1)?.epoch ?? 1;
  post({ type: "watched", watched: await lookAtWatched(openedIn(context), watching, epoch) });
  due.watch = later(began, WATCH_EVERY, 6);
}
