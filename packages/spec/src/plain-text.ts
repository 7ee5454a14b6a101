/** Characters of a message; text of a file can have millions. */
const longest = 2000;
/** What is kept of the beginning; the advice stands at the end. */
const head = 1200;
/** Control characters, and those that turn the direction of text or break lines. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Makes text of files and from elsewhere safe to print: what a terminal would obey is written as `\x1b`
 * or `\u202e`, and what is too long is cut in its middle.
 */
export function plainText(text: string): string {
  return cut(cut(text).replace(unprintable, escaped));
}

function cut(text: string): string {
  if (text.length <= longest) return text;
  const [start, end] = [text.slice(0, head), text.slice(text.length - (longest - head - 3))];
  // Half of a character that takes two is none.
  return `${start.replace(/[\ud800-\udbff]$/, "")} … ${end.replace(/^[\udc00-\udfff]/, "")}`;
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const named: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r" };
  const digits = code.toString(16);
  return named[code] ?? (code < 256 ? `\\x${digits.padStart(2, "0")}` : `\\u${digits}`);
}
