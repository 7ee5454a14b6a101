import { sample } from "@gan/core";
import { classAgreement } from "@gan/extensions";
import { CLASSES } from "../digit-classes.ts";
import type { ExperimentMeasure } from "../measure.ts";

/** A thousand a class. */
const COUNT = 10_000;

/** Whether samples are of the classes that were asked for, as a classifier reads them. */
export const asAsked: ExperimentMeasure = {
  name: "as-asked",
  describe:
    "Share of 10,000 samples, a thousand a class, that a classifier reads as the class that was asked for; the same of test examples beside it.",
  async measure({ game, load, classifier }) {
    using network = await classifier();
    const samples = await sample(game, COUNT, { stream: "as-asked" });
    return {
      asAsked: await classAgreement(network, samples, CLASSES),
      testExamples: await classAgreement(network, await load("test"), CLASSES),
    };
  },
};
