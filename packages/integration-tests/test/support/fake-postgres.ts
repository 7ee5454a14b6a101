/** Lets whoever comes in, and answers what it asks with one row; to be given to {@link fakeRedis}, which listens. */
export function answeringRow(row: Readonly<Record<string, string>>): (said: string) => string {
  const columns = Object.keys(row).map(
    (name) => `${name}\0${"\0".repeat(6)}${int(25)}${"\0".repeat(8)}`,
  );
  const values = Object.values(row).map((value) => `${int(value.length)}${value}`);
  const count = int(values.length).slice(2);
  const ready = message("Z", "I");
  const answer = [
    message("T", count + columns.join("")),
    message("D", count + values.join("")),
    message("C", "SELECT 1\0"),
  ].join("");
  return (said) => (said.startsWith("Q") ? answer : message("R", int(0))) + ready;
}

/** Lets nobody in. */
export function answeringError(code: string, words: string): () => string {
  return () => message("E", `SFATAL\0VFATAL\0C${code}\0M${words}\0\0`);
}

function message(type: string, content: string): string {
  return `${type}${int(content.length + 4)}${content}`;
}

function int(value: number): string {
  return String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}
