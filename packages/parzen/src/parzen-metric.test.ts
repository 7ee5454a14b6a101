import { testMetric, useCpu } from "@gan/test-utils";
import { parzenMetric } from "./parzen-metric.ts";

useCpu();
testMetric(parzenMetric);
