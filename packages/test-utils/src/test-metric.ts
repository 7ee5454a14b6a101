import { exampleSize, type Metric, type MetricNeed, type MetricSubject } from "@gan/spec";
import { describe, expect, it } from "vitest";
import { expectBalanced } from "./expect-balanced.ts";
import { metricSubject } from "./metric-subject.ts";

/**
 * The contract every metric must keep; call it once for each from the package's tests.
 *
 * @param subject - What it is measured on. @default {@link metricSubject}, which has whatever a metric may need
 */
export function testMetric(metric: Metric, subject: MetricSubject = metricSubject()): void {
  describe(`metric ${metric.name}`, () => {
    it("is called by a name for registries and described in one sentence", () => {
      expect(metric.name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(metric.describe).toMatch(/^[A-Z].*\.$/);
    });

    it("gives finite numbers, the same ones again, and leaves no tensor behind", () =>
      expectBalanced(async () => {
        const values = await metric.measure(subject);
        expect(Object.keys(values).length).toBeGreaterThan(0);
        for (const [name, value] of Object.entries(values)) {
          expect(value, name).toSatisfy(Number.isFinite);
        }
        expect(await metric.measure(subject)).toEqual(values);
      }));

    it("asks for nothing that it does not name", async () => {
      const named = Object.entries(subject).filter(([need]) =>
        metric.needs.includes(need as MetricNeed),
      );
      const values = await metric.measure(Object.fromEntries(named));
      expect(values).toEqual(await metric.measure(subject));
    });

    it.each(metric.needs)("says that it needs %s where there is none", async (need) => {
      const { labels: _, ...unlabeled } = subject.test!;
      const { [need as keyof MetricSubject]: __, ...rest } = subject;
      const flat = { ...subject.samples!, exampleShape: [exampleSize(subject.samples!)] };
      const poor =
        need === "labels"
          ? { ...subject, test: unlabeled }
          : need === "pictures"
            ? { ...subject, samples: flat }
            : rest;
      await expect(metric.measure(poor)).rejects.toMatchObject({
        code: "GAN_INVALID_OPTION",
        option: need,
        message: expect.stringContaining(`\`${metric.name}\``),
      });
    });
  });
}
