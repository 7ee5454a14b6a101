import { standardErrors } from "@gan/metrics";
import type { Progress } from "@gan/report";
import { GanError, type Metric, type MetricSubject, type Products } from "@gan/spec";
import { lookedAtBy } from "./chosen-metrics.ts";
import type { MeasuredValue } from "./measurement.ts";

/** What refuses a measure and leaves the others as they are. */
const REFUSALS = ["GAN_TOO_FEW_EXAMPLES", "GAN_INVALID_OPTION"];

/** How a measure is taken. */
export interface TakeMeasureOptions {
  readonly halves: number;
  readonly seed: number;
  readonly status: Progress;
}

/** What a measure says, or why it says nothing. */
export interface TakenMeasure {
  readonly measures: readonly MeasuredValue[];
  readonly notes: readonly string[];
  readonly refusal?: GanError;
}

/** Takes one measure, with its standard errors where halves are enough for it. */
export async function takeMeasure(
  metric: Metric,
  subject: MetricSubject,
  { halves, seed, status }: TakeMeasureOptions,
): Promise<TakenMeasure> {
  let at = "";
  const started = Date.now();
  const tell = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    status.update(`Measuring ${metric.name}${at}${seconds > 1 ? `  ${seconds} s` : ""}`);
  };
  const { products } = subject;
  const telling = { ...subject, ...(products && { products: telledBy(products, tell) }) };
  tell();
  try {
    const values = await metric.measure(telling);
    const onProgress = (done: number) => {
      at = `  ${done} of ${halves} halves`;
      tell();
    };
    const errors = await standardErrors(metric, telling, { halves, seed, onProgress }).catch(
      (error) => {
        if (isRefusal(error)) return {};
        throw error;
      },
    );
    const measures = Object.entries(values).map(([value, number]) => {
      const standardError = (errors as Readonly<Record<string, number>>)[value];
      const sure = standardError === undefined ? {} : { standardError };
      return { measure: metric.name, of: lookedAtBy(metric), value, number, ...sure };
    });
    const remark = await metric.remark?.(values, subject);
    return { measures, notes: remark === undefined ? [] : [remark] };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { measures: [], notes: [], refusal: error };
  }
}

function isRefusal(error: unknown): error is GanError {
  return GanError.is(error) && REFUSALS.includes(error.code);
}

/** Products that show after each that there is something going on. */
function telledBy(products: Products, tell: () => void): Products {
  const { single } = products;
  const telling =
    <T>(product: (...of: Parameters<Products>) => Promise<T>) =>
    async (...of: Parameters<Products>) => {
      const found = await product(...of);
      tell();
      return found;
    };
  return Object.assign(telling(products), single && { single: telling(single) });
}
