import type { Standing } from "@gan/metrics";
import type { View } from "../games.ts";
import type { MessageKey } from "../languages/messages.ts";
import type { KeyedWords, Values } from "../languages/said.ts";
import type { PageState } from "./state.ts";

/** What each player does now, in a sentence or two, for who meets the game here. */
export interface Story {
  readonly generator: readonly KeyedWords[];
  readonly discriminator: readonly KeyedWords[];
}

/** Records that an average is taken over: one minibatch alone jumps about. */
const RECENT = 10;
/** D gives real examples so much more than samples where it tells them apart well, and where it still does a little. */
const APART = 0.5;
const NEAR = 0.15;

/** What has a story of its own when it fails. */
const failures: readonly Standing[] = [
  ...(["divergence", "generator dead", "collapse", "saturation"] as const),
  ...(["discriminator wins", "oscillation"] as const),
];

/** Says what happens in a game, from what the page shows of it anyway. */
export function storyOf({ opened, frame, curve, speech }: PageState): Story {
  const things = thingsOf(opened?.view ?? "plane");
  const isNew = !frame || (frame.iteration === 0 && frame.phase === 0);
  if (isNew) return tell("new");
  const failed = failures.find((condition) => condition === frame.diagnosis?.condition);
  if (failed) return tell(failed);
  const [real, fake] = [meanOf("realProbability"), meanOf("fakeProbability")];
  if (real === undefined || fake === undefined) return tell("score");
  const answers = { real: speech.percent(real), fake: speech.percent(fake) };
  if (real - fake > APART) return tell("apart", answers);
  if (real - fake > NEAR) return tell("near", answers);
  const { generator, discriminator } = tell("guess", answers);
  const { found, total } = frame.modes ?? {};
  const isKnown = found !== undefined && total !== undefined;
  const places: KeyedWords[] = isKnown
    ? [{ key: "story.guess.modes", values: { found, total } }]
    : [];
  return { generator: [...generator, ...places], discriminator };

  function tell(what: string, answers: Values = {}): Story {
    const values = { ...things, ...answers };
    const words = (player: "g" | "d") => [{ key: `story.${what}.${player}` as MessageKey, values }];
    return { generator: words("g"), discriminator: words("d") };
  }

  function meanOf(name: string): number | undefined {
    const values = curve.slice(-RECENT).flatMap(({ values }) => values[name] ?? []);
    return values.length === 0 ? undefined : values.reduce((a, b) => a + b) / values.length;
  }
}

/** What G makes, one and many. */
function thingsOf(view: View): Values {
  return {
    one: { key: `thing.${view}.one` },
    many: { key: `thing.${view}.many` },
    the: { key: `thing.${view}.the` },
  };
}
