import type { Finding } from "@gan/metrics";
import type { KeyedWords } from "../languages/said.ts";
import type { Speech } from "../languages/speech.ts";

/** Where D(G(z)) swings between when a game oscillates, as the monitor has it. */
const SWING = { low: 0.35, high: 0.65 };

/** What the health monitor saw, in the language of the page; in English it is the monitor's own text. */
export function findingOf({ condition, figures, text }: Finding, speech: Speech): string {
  const { say, figures: write, finePercent } = speech;
  const at = (name: string) => figures[name] ?? Number.NaN;
  const has = (name: string) => figures[name] !== undefined;
  const share = finePercent(at(has("rightShare") ? "rightShare" : "diversity"));
  const [found, total] = [at("found"), at("total")];
  const answers = { real: write(at("real")), fake: write(at("fake")), count: at("records") };
  switch (condition) {
    case "healthy":
    case "unfinished":
      return standing();
    case "divergence":
      return has("loss")
        ? say("seen.overshot", { loss: write(at("loss")), guessing: write(at("guessing"), 3) })
        : say("seen.lost");
    case "generator dead":
      return has("since")
        ? say("seen.still", { since: at("since") })
        : say("seen.constant", { share });
    case "collapse": {
      const narrow = has("found") ? "seen.narrowModes" : "seen.narrow";
      return say(has("narrow") ? narrow : "seen.missing", { share, found, total });
    }
    case "saturation":
      return say("seen.saturation", answers);
    case "discriminator wins":
      return say(has("rightShare") ? "seen.winsRight" : "seen.wins", { ...answers, share });
    case "oscillation": {
      const [low, high] = [write(SWING.low), write(SWING.high)];
      return say("seen.oscillation", { low, high, swings: at("swings"), records: at("records") });
    }
    default:
      return text;
  }

  function standing(): string {
    const seen = [
      ...(has("real") ? [say("seen.byD", answers)] : []),
      ...(has("rightShare") ? [say("seen.right", { share })] : []),
      ...(has("diversity") ? [say("seen.diverse", { share: finePercent(at("diversity")) })] : []),
      ...(has("found")
        ? [
            say("seen.modes", { found, total }),
            say("seen.near", { share: finePercent(at("nearShare")) }),
          ]
        : []),
    ];
    if (seen.length === 0) return say("seen.nothing");
    const key = has("diversity") ? (`seen.${condition}` as "seen.healthy") : "seen.nothingYet";
    return say(key, { seen: speech.list(seen) });
  }
}

/** What the monitor advises. */
export function adviceOf({ condition, figures }: Finding): KeyedWords {
  if (condition === "unfinished" && figures.diversity === undefined) return { key: "advice.look" };
  return { key: condition === "too early" ? "advice.unfinished" : `advice.${condition}` };
}
