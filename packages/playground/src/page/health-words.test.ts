import { type DiagnoseOptions, diagnose } from "@gan/metrics";
import { expect, it } from "vitest";
import { english } from "../languages/speech.ts";
import { adviceOf, findingOf } from "./health-words.ts";

const plain = (words: string) => words.replace(/[$`]/g, "");
const records = (values: Record<string, number>, each = (_: number) => ({})) =>
  Array.from({ length: 20 }, (_, i) => ({
    ...{ iteration: i + 1, epoch: 1 },
    values: { discriminatorLoss: 1.2, generatorLoss: 0.8, ...values, ...each(i) },
  }));
const fair = { realProbability: 0.55, fakeProbability: 0.45 };
const look = (values: object) => ({ iteration: 20, diversity: 0.98, rightShare: 0.54, ...values });
const modes = { found: 3, total: 8, nearShare: 0.937, counts: [] };

const games: readonly (readonly [string, DiagnoseOptions])[] = [
  ["unfinished", { records: records(fair) }],
  ["unfinished", { records: records({}) }],
  ["healthy", { records: records(fair), looks: [look({})] }],
  ["unfinished", { records: records({}), looks: [look({ diversity: 0.61 })] }],
  ["healthy", { records: records({}), looks: [look({})], isScore: true }],
  ["unfinished", { records: records(fair), looks: [look({ modes: { ...modes, found: 7 } })] }],
  ["divergence", { records: records({ discriminatorLoss: 12 }) }],
  ["divergence", { records: records({ discriminatorLoss: Number.NaN }) }],
  ["generator dead", { records: records(fair), looks: [look({ diversity: 0.00003 })] }],
  [
    "generator dead",
    {
      records: records({ fakeProbability: 0.1 }),
      looks: [look({ iteration: 10 }), look({ movement: 0 })],
    },
  ],
  ["collapse", { records: records(fair), looks: [look({ diversity: 0.1 })] }],
  ["collapse", { records: records(fair), looks: [look({ diversity: 0.1, modes })] }],
  ["collapse", { records: records(fair), looks: [look({ modes })] }],
  ["saturation", { records: records({ fakeProbability: 0.00123 }), saturates: true }],
  ["discriminator wins", { records: records({ realProbability: 0.95, fakeProbability: 0.01 }) }],
  [
    "discriminator wins",
    {
      records: records({ realProbability: 0.8, fakeProbability: 0.002 }),
      looks: [look({ rightShare: 0.998 })],
    },
  ],
  ["oscillation", { records: records({}, (i) => ({ fakeProbability: i % 6 < 3 ? 0.2 : 0.8 })) }],
];

it.each(games)("says in English what the monitor itself says: %s", (condition, options) => {
  const diagnosis = diagnose({ ...options, instead: "non-saturating" });
  expect(diagnosis.condition).toBe(condition);
  expect(plain(findingOf(diagnosis, english))).toBe(diagnosis.text);
  const advice = diagnosis.advice
    .replace("`generatorSteps`", "“Steps of G”")
    .replace("`discriminatorSteps`", "“Steps of D”")
    .replace(/"(non-saturating)"/, "$1,");
  expect(plain(english.tell(adviceOf(diagnosis)))).toBe(advice);
});
