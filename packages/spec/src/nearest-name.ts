/** The known name that a mistaken one most likely means, if one is near: a few letters away. */
export function nearestName(received: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: editDistance(received.toLowerCase(), name.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(2, received.length / 2) ? best.name : undefined;
}

/** The only known name whose letters contain those of a shorter one in their order, as `learningRate` contains `lr`. */
export function abbreviatedName(received: string, known: readonly string[]): string | undefined {
  const letters = [...received.toLowerCase()].filter((letter) => /[a-z0-9]/.test(letter));
  const pattern = new RegExp(`^${letters.join(".*")}`);
  const possible =
    letters.length > 0 ? known.filter((name) => pattern.test(name.toLowerCase())) : [];
  return possible.length === 1 ? possible[0] : undefined;
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitution = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, substitution);
    }
    row = next;
  }
  return row[to.length]!;
}
