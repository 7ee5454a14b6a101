/** A word as a POSIX shell must be given it to hand it on unchanged: in quotes where it would read something else. */
export function inShell(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word) && !word.startsWith("-")) return word;
  const quoted = `'${word.replaceAll("'", "'\\''")}'`;
  return word.startsWith("-") ? `./${quoted}` : quoted;
}
