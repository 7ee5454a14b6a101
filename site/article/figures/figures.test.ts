import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readScores } from "../render/read-scores.ts";
import { startOf } from "./figure.ts";
import { figures } from "./figures.ts";
import scores from "./scores.json" with { type: "json" };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const text = readFileSync(here("../article.md"), "utf8");
const momentOf = (name: string) =>
  JSON.parse(readFileSync(here(`../moments/${name}.json`), "utf8"));

/** What a computation that went wrong leaves behind. */
const oddIn = (text: string) => /.{0,40}(?:NaN|undefined|Infinity)/.exec(text)?.[0];

it.each(figures.map((figure) => [figure.name, figure] as const))(
  "draws %s in every width, and says what is to be seen",
  (name, figure) => {
    const frame = figure.task ? momentOf(name) : undefined;
    const values = startOf(figure);
    for (const width of [300, 680, 1400]) {
      const drawn = figure.draw(values, { width, height: width / figure.aspect[0] }, frame);
      expect(oddIn(drawn)).toBeUndefined();
      expect(drawn.length).toBeGreaterThan(500);
    }
    expect(figure.say(values, frame)).toMatch(/^[A-Zz\d].*\.$/s);
    expect(oddIn(figure.say(values, frame))).toBeUndefined();
  },
);

it("is drawn at the ends of its controls as well", () => {
  for (const figure of figures) {
    const frame = figure.task ? momentOf(figure.name) : undefined;
    for (const control of figure.controls) {
      if (control.kind !== "range") continue;
      for (const end of [control.low, control.high]) {
        const values = { ...startOf(figure), [control.name]: end };
        const drawn = figure.draw(values, { width: 680, height: 340 }, frame);
        const odd = oddIn(`${drawn} ${figure.say(values, frame)}`);
        expect(odd, `${figure.name}, ${control.name} at ${end}`).toBeUndefined();
      }
    }
  }
});

it("stands in the article once, in the registry's order", () => {
  const named = [...text.matchAll(/^@figure (.+)$/gm)].map(([, name]) => name);
  expect(named).toEqual(figures.map(({ name }) => name));
  expect(named.length).toBeGreaterThanOrEqual(10);
});

it("shows the scores of the records", () => {
  expect(scores).toEqual(readScores(here("../../..")));
  expect(scores.stats.at(-1)).toEqual([330, 230.5]);
});
