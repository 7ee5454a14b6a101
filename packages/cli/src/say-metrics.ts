import { formatCount, formatEstimate, isPicture } from "@gan/report";
import { type Metric, type MetricSubject, missingFrom } from "@gan/spec";
import { metrics } from "./metrics.ts";
import { percent } from "./score.ts";
import { say } from "./terminal.ts";

type Values = Readonly<Record<string, number>>;
type Sentence = (values: Values, subject: MetricSubject) => string;

/** What the score's own lines have said, or the lines of others say. */
const said = ["parzen", "error-shares", "parzen-window", "nearest-training"];

/** How a metric is said; one without a sentence here is listed by its values. */
const sentences: Readonly<Record<string, Sentence>> = {
  yardsticks({ meanExample, meanExampleError, realExamples, realExamplesError }, subject) {
    const mean = formatEstimate({ mean: meanExample!, standardError: meanExampleError! });
    const real = formatEstimate({ mean: realExamples!, standardError: realExamplesError! });
    const count = formatCount(Math.min(subject.samples!.size, subject.train!.size));
    return `in the samples' place: the mean ${isPicture(subject.train!) ? "image" : "example"} ${mean}, ${count} training examples ${real}`;
  },
  memorization({ nearerThanHeldOut, nearestIsTraining, copies }, { samples, train, test }) {
    const equal = formatCount(Math.min(train!.size, test!.size));
    const nearer = `${percent(nearestIsTraining!)} lie nearer to one of ${equal} training examples than to as many test examples`;
    const smooth = `${percent(nearerThanHeldOut!)} nearer to a training example than half of the test examples do, as smooth samples also do`;
    return `of ${looked(samples!)} samples ${percent(copies!)} are copies, at least twice as near to a training example as to any test example; ${nearer}, ${smooth}`;
  },
  "class-shares"(shares, { samples }) {
    const shown = Object.entries(shares).map(([name, share]) => `${name}: ${percent(share)}`);
    return `${looked(samples!)} samples by their nearest test example  ${shown.join("  ")}`;
  },
  diversity: ({ diversity }) =>
    `samples are ${percent(diversity!)} as far apart as training examples`,
  "mode-count": ({ found, total, nearShare, spread }) =>
    `${found} of ${total} modes are found, and ${percent(nearShare!)} of the samples lie near one, ${spread!.toFixed(2)} times as wide as the data`,
};

/**
 * Measures a generator by every metric that has what it needs, and says each in a line.
 *
 * @param known - By name. @default {@link metrics}, all there are
 * @returns The values of each, by its name.
 */
export async function sayMetrics(
  subject: MetricSubject,
  known: Readonly<Record<string, Metric>> = metrics,
): Promise<Record<string, Values>> {
  const measured: Record<string, Values> = {};
  for (const [name, metric] of Object.entries(known)) {
    if (said.includes(name) || missingFrom(subject, metric.needs) !== undefined) continue;
    const values = await metric.measure(subject);
    measured[name] = values;
    say(sentences[name]?.(values, subject) ?? listed(name, values));
    const remark = await metric.remark?.(values, subject);
    if (remark !== undefined) say(remark);
  }
  return measured;
}

/** Samples that are looked at one by one: the first 1,000. */
function looked({ size }: { readonly size: number }): string {
  return formatCount(Math.min(1000, size));
}

function listed(name: string, values: Values): string {
  const shown = Object.entries(values).map(([key, value]) => `${key} ${value.toPrecision(4)}`);
  return `${name}  ${shown.join("  ")}`;
}
