import type { Standing } from "@gan/metrics";
import type { View } from "../games.ts";
import type { PageState } from "./state.ts";

/** What each player does now, in a sentence or two, for who meets the game here. */
export interface Story {
  readonly generator: string;
  readonly discriminator: string;
}

/** What G makes, one and many. */
const things: Readonly<Record<View, readonly [one: string, many: string]>> = {
  line: ["number", "numbers"],
  plane: ["point", "points"],
  pictures: ["picture", "pictures"],
};

/** Records that an average is taken over: one minibatch alone jumps about. */
const RECENT = 10;
/** D gives real examples so much more than samples where it tells them apart well, and where it still does a little. */
const APART = 0.5;
const NEAR = 0.15;

/** Says what happens in a game, from what the page shows of it anyway. */
export function storyOf({ opened, frame, curve }: PageState): Story {
  const [one, many] = things[opened?.view ?? "plane"];
  const isNew = !frame || (frame.iteration === 0 && frame.phase === 0);
  if (isNew) {
    return {
      generator: `G, the forger, makes ${many} out of random noise z. It has never seen a real one.`,
      discriminator: `D, the detective, says of any ${one} how likely it is real. Press Play: each learns from the other.`,
    };
  }
  const failed = failures[frame.diagnosis?.condition as Standing]?.(one, many);
  if (failed) return failed;
  const [real, fake] = [meanOf("realProbability"), meanOf("fakeProbability")];
  if (real === undefined || fake === undefined) {
    return {
      generator: `G moves its ${many} to where D's score rises.`,
      discriminator: `D draws the score of real ${many} up and that of G's ${many} down.`,
    };
  }
  const says = `D gives real ${many} ${percent(real)} and G's ${percent(fake)}`;
  if (real - fake > APART) {
    return {
      generator: `G's ${many} are seen through. Each moves a little to where D is less sure of it.`,
      discriminator: `${says}: it tells them apart.`,
    };
  }
  if (real - fake > NEAR) {
    return {
      generator: `G comes near: more and more of its ${many} pass for real.`,
      discriminator: `${says}: it is no longer sure.`,
    };
  }
  const found = frame.modes && ` It has found ${frame.modes.found} of ${frame.modes.total} places.`;
  return {
    generator: `G's ${many} pass for real nearly as often as real ones do.${found ?? ""}`,
    discriminator: `${says}: it can only guess. Whatever is left to see, it looks for.`,
  };

  function meanOf(name: string): number | undefined {
    const values = curve.slice(-RECENT).flatMap(({ values }) => values[name] ?? []);
    return values.length === 0 ? undefined : values.reduce((a, b) => a + b) / values.length;
  }
}

/** What is going on in a game that fails. */
const failures: Partial<Record<Standing, (one: string, many: string) => Story>> = {
  divergence: (_, many) => ({
    generator: `G's ${many} have left all bounds: its steps were too large.`,
    discriminator: "D runs after them, and neither comes back.",
  }),
  "generator dead": (one, many) => ({
    generator: `G gives the same ${one} whatever z is, and cannot leave it.`,
    discriminator: `D knows that one ${one}, and has no other ${many} to learn from.`,
  }),
  collapse: (_, many) => ({
    generator: `G sends most noise to the same few ${many}: those fool D today.`,
    discriminator: "D will learn them, and G will run to the next few, and leave out all the rest.",
  }),
  saturation: (_, many) => ({
    generator: `G stands still: with this loss its slope is nearly nothing where D rejects its ${many}.`,
    discriminator: "D is sure, and has no reason to change its mind.",
  }),
  "discriminator wins": (_, many) => ({
    generator: `G hardly learns which way to go: none of its ${many} passes.`,
    discriminator: "D is nearly never wrong. A detective that good teaches nobody.",
  }),
  oscillation: (_, many) => ({
    generator: `G runs with all its ${many} to where D looks least.`,
    discriminator: "D turns around after it, too late each time: they chase one another.",
  }),
};

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
