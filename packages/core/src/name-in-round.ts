/** Names that the two players' streams have had from the first run on: they are part of its bits. */
const kept: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  discriminator: { noise: "noise/discriminator" },
  generator: {
    noise: "noise/generator",
    generator: "generator/update",
    "discriminator/fake": "discriminator/generator",
  },
};

/**
 * The name of a stream in a round of those who move, so that no two rounds of one iteration share random numbers.
 *
 * @param name - What the stream is for, such as `noise` or `discriminator/real`.
 */
export function nameInRound(movers: readonly string[], name: string): string {
  const [mover] = movers;
  if (movers.length !== 1 || mover === undefined) return name;
  return kept[mover]?.[name] ?? (mover === "discriminator" ? name : `${name}/${mover}`);
}
