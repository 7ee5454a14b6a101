/** A number close to 0 in a caption: `3.4 · 10⁻⁹`. */
export function formatTiny(value: number): string {
  const [factor, power] = value.toExponential(1).split("e") as [string, string];
  const digits = [...power.replace("+", "")].map((digit) => superscripts[digit]).join("");
  return `${factor.replace("-", "−")} · 10${digits}`;
}

const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [..."-0123456789"].map((digit, i) => [digit, [..."⁻⁰¹²³⁴⁵⁶⁷⁸⁹"][i]!]),
);
