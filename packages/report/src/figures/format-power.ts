const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power of ten for a logarithmic axis: `0.01` as `10⁻²`, 1 as `1`; anything else as nothing. */
export function formatPower(value: number): string {
  const power = Math.round(Math.log10(value));
  if (Math.abs(value / 10 ** power - 1) > 1e-9) return "";
  if (power === 0) return "1";
  const digits = [...String(Math.abs(power))].map((digit) => superscripts[Number(digit)]).join("");
  return `10${power < 0 ? "⁻" : ""}${digits}`;
}
