/** An axis of parallel coordinates, from 0 at its left end to 1 at its right one. */
export interface SettingAxis {
  readonly name: string;
  /** Where each run stands; absent where it has no value. */
  readonly places: readonly (number | undefined)[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Values up to here are steps of equal length: what was tried, and not how large it was, is seen then. */
const STEPS = 8;

/** An axis for a setting: by its size where many numbers were tried, by steps else, the runs of a step beside one another. */
export function settingAxis(
  name: string,
  values: readonly (string | undefined)[],
  order: readonly number[],
): SettingAxis {
  const distinct = [...new Set(values.map((value) => value ?? "–"))];
  const isNumber = distinct.every((value) => value.trim() !== "" && Number.isFinite(Number(value)));
  if (isNumber && distinct.length > STEPS) return numberAxis(name, values.map(Number));
  if (isNumber) distinct.sort((a, b) => Number(a) - Number(b));
  else distinct.sort();
  const step = 1 / distinct.length;
  const places: number[] = [];
  distinct.forEach((value, i) => {
    const here = order.filter((run) => (values[run] ?? "–") === value);
    here.forEach((run, rank) => {
      const within = here.length === 1 ? 0 : rank / (here.length - 1) - 0.5;
      places[run] = (i + 0.5 + Math.min(0.6, 0.02 * here.length) * within) * step;
    });
  });
  return {
    ...{ name, places },
    ticks: distinct.map((label, i) => ({ at: (i + 0.5) * step, label })),
  };
}

/** An axis for numbers: of their logarithms where these differ by more than a factor of 30. */
export function numberAxis(
  name: string,
  values: readonly (number | undefined)[],
  isReversed = false,
): SettingAxis {
  const finite = values.filter((value) => value !== undefined && Number.isFinite(value));
  const [low, high] = [Math.min(...(finite as number[])), Math.max(...(finite as number[]))];
  const isLog = !isReversed && low > 0 && high / low > 30;
  const scale = (value: number) => (isLog ? Math.log(value) : value);
  const placeOf = (value: number) => {
    const share = high === low ? 0.5 : (scale(value) - scale(low)) / (scale(high) - scale(low));
    return 0.04 + 0.92 * (isReversed ? 1 - share : share);
  };
  const between = [0, 1, 2, 3, 4].map((i) => {
    const at = scale(low) + (i / 4) * (scale(high) - scale(low));
    return Number((isLog ? Math.exp(at) : at).toPrecision(3));
  });
  const labels = high === low ? [low] : between;
  return {
    name,
    places: values.map((value) =>
      value === undefined || !Number.isFinite(value) ? undefined : placeOf(value),
    ),
    ticks: labels.map((value) => ({
      at: placeOf(value),
      label: `${Number(value.toPrecision(3))}`.replace("-", "−"),
    })),
  };
}
