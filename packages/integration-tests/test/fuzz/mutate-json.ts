import type { Stream } from "@gan/spec";
import { oddNumber, pick } from "./mutate.ts";

const words = [
  ...["null", "true", "{}", "[]", '""', "-1", "1e308", "1e-9", "0.5", "9007199254740993"],
  ...['"__proto__"', '"\\u001b[31m"', '"constructor"', '{"toString":1}', '{"iteration":-1}'],
  ...["NaN", '"', "{", "}", ",", "[[[[[[[[", '"\u001b]0;x\u0007"'],
];

/** Puts odd words and numbers in the place of tokens of a JSON text, repeats or drops them, or nests deeply. */
export function mutateJson(text: string, stream: Stream): string {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[a-z]+|\s+|[^\s]/g) ?? [];
  for (let turn = stream.integer(4); turn >= 0 && tokens.length > 0; turn--) {
    const at = stream.integer(tokens.length);
    const kind = stream.next();
    if (kind < 0.45) tokens[at] = pick(words, stream);
    else if (kind < 0.7) tokens[at] = `${oddNumber(stream)}`;
    else if (kind < 0.8) tokens.splice(at, 1);
    else if (kind < 0.9) tokens.splice(at, 0, pick(tokens, stream));
    else if (kind < 0.95) tokens[at] = `"${"long".repeat(stream.integer(2000))}"`;
    else tokens[at] = "[".repeat(stream.integer(20_000));
  }
  return tokens.join("");
}
