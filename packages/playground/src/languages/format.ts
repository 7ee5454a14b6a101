/** Numbers as a language writes them, in the digits of the figures and curves. */
export interface Format {
  /** A number for a readout: three decimals, with a true minus sign. */
  decimal(value: number | undefined, digits?: number): string;
  /** A whole number with separators. */
  count(value: number): string;
  /** A rate: whole where it is large. */
  rate(value: number): string;
  /** Mebibytes. */
  megabytes(bytes: number): string;
  /** `12 %`. */
  percent(share: number): string;
  /** `12 %`, with more digits where there is less. */
  finePercent(share: number): string;
  /** A number to so many figures. */
  figures(value: number, count?: number): string;
  /** One after another. */
  list(parts: readonly string[]): string;
}

/** @param isolate - Keeps a number from being torn apart by words that run from right to left. */
export function createFormat(language: string, isolate: (text: string) => string): Format {
  const locale = `${language}-u-nu-latn`;
  const lists = new Intl.ListFormat(language, { type: "unit", style: "long" });
  // To make one takes a hundred times as long as to use it, and every frame has a dozen numbers.
  const made = new Map<string, Intl.NumberFormat>();
  const numbers = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const found = made.get(key) ?? new Intl.NumberFormat(locale, options);
    made.set(key, found);
    return found;
  };
  /** The mark that Arabic's minus carries is what `isolate` does. */
  const write = (value: number, options: Intl.NumberFormatOptions = {}) =>
    numbers(options).format(value).replace("\u200e", "").replace("-", "−");
  const decimal = (value: number, digits: number) =>
    write(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const figures = (value: number, digits: number) =>
    Math.abs(value) >= 10 ** digits
      ? write(Math.round(value), { useGrouping: false })
      : write(value, { maximumSignificantDigits: digits });
  const isThere = (value: number | undefined) => value !== undefined && Number.isFinite(value);
  return {
    decimal: (value, digits = 3) => (isThere(value) ? isolate(decimal(value!, digits)) : "–"),
    count: (value) => isolate(write(Math.round(value))),
    rate(value) {
      if (!isThere(value) || value <= 0) return "–";
      return isolate(value >= 10 ? write(Math.round(value)) : decimal(value, 1));
    },
    megabytes: (bytes) => isolate(`${decimal(bytes / 2 ** 20, 1)} MB`),
    percent: (share) => isolate(`${write(Math.round(100 * share))} %`),
    finePercent(share) {
      const hundredths = 100 * share;
      const isPlain = hundredths >= 1 || hundredths === 0;
      return isolate(`${isPlain ? write(Math.round(hundredths)) : figures(hundredths, 1)} %`);
    },
    figures: (value, digits = 2) => isolate(figures(value, digits)),
    list: (parts) => lists.format(parts),
  };
}
