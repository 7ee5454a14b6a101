/** The least of some numbers, their quartiles and their median. */
export function quantiles(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => {
    const place = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return Number((low + (high - low) * (place - Math.floor(place))).toPrecision(5));
  };
  return { least: at(0), quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75) };
}
