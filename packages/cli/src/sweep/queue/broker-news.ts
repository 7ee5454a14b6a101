import { say } from "../../terminal.ts";
import type { Broker } from "./broker.ts";
import type { BrokerNews } from "./hold-trial.ts";

/** Says once that the broker is away, or refuses, and once that it is there again. */
export function createNews({ shown, words }: Pick<Broker, "shown" | "words">): BrokerNews {
  let told: string | undefined;
  return {
    onTrouble(error) {
      const sentence = words(error);
      if (told !== sentence) say(`${sentence} Trying again.`);
      told = sentence;
    },
    onAnswer() {
      if (told !== undefined) say(`The broker at ${shown} answers again.`);
      told = undefined;
    },
  };
}
