import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { failures } from "../failures.ts";
import { languages } from "../languages/languages.ts";
import { type Lesson, measures, parts, type Text } from "../lessons/lesson.ts";
import { lessons } from "../lessons/lessons.ts";
import { readLesson } from "./lesson-schema.ts";

const task = { text: "See.", game: "game=ring&seed=1", reveals: "Seen." };
const asks = { question: "Which?", choices: ["this", "that"], answer: 2 };
const lesson = (change: object) => ({ title: "One", tasks: [{ ...task, ...change }] });

/** All texts of a lesson. */
function textsOf({ title, tasks }: Lesson): Text[] {
  const each = tasks.flatMap(({ text, reveals, asks }) => [
    ...[text, reveals],
    ...(asks ? [asks.question, ...(asks.choices ?? [])] : []),
  ]);
  return [title, ...each];
}

it("takes what a teacher needs to write, and no more", () => {
  expect(readLesson(lesson({}), "x.json").tasks).toEqual([task]);
  const whole = {
    ...{ shows: ["story", "settings.loss"], asks: { ...asks, choices: [{ de: "dies" }, "das"] } },
    until: { iteration: 9, health: "collapse", modes: { least: 8 } },
  };
  expect(readLesson(lesson(whole), "x.json").tasks).toEqual([{ ...task, ...whole }]);
});

it.each<[string, unknown, RegExp]>([
  ["no lesson", [], /`x\.json` has a mistake: expected a lesson, with `title` and `tasks`\./],
  ["no tasks", { title: "One", tasks: [] }, /at `tasks`: expected at least one task/],
  ["too many", { title: "One", tasks: Array(31).fill(task) }, /at `tasks`: expected at most 30/],
  ["no text", lesson({ text: " " }), /at `tasks\[0\]\.text`: expected text of 1 to 2,000 letters/],
  ["nothing revealed", lesson({ reveals: undefined }), /tasks\[0\]\.reveals`: expected text/],
  ["a long text", lesson({ text: "x".repeat(2_001) }), /tasks\[0\]\.text/],
  ["no language", lesson({ reveals: { English: "x" } }), /tasks\[0\]\.reveals/],
  ["an unknown field", lesson({ shwos: [] }), /at `tasks\[0\]\.shwos`: expected no such field/],
  [
    "an unknown part",
    lesson({ shows: ["everything"] }),
    /shows\[0\]`: expected one of games, story/,
  ],
  ["no game", lesson({ game: 1 }), /at `tasks\[0\]\.game`: expected a game with its settings/],
  ["a game's mistake", lesson({ game: "game=rimg" }), /tasks\[0\]\.game`.*Did you mean `ring`/],
  ["a game's setting", lesson({ game: "game=ring&learningRate=-1" }), /`learningRate` is "-1"/],
  ["a second game's", lesson({ game: "game=ring&beside=loss=hinges" }), /`loss` is "hinges"/],
  [
    "one choice",
    lesson({ asks: { ...asks, choices: ["a"] } }),
    /asks\.choices`: expected from 2 to 6/,
  ],
  ["no such choice", lesson({ asks: { ...asks, answer: 3 } }), /asks\.answer`.*from 1 to 2/],
  [
    "no answer",
    lesson({ asks: { question: "?" } }),
    /asks\.answer`: expected the number, or `measure`/,
  ],
  [
    "no such measure",
    lesson({ asks: { question: "?", measure: "beauty" } }),
    /one of modes, value/,
  ],
  [
    "no such end",
    lesson({ until: { modes: 8 } }),
    /until\.modes`: expected `least`, `most` or both/,
  ],
  [
    "no such standing",
    lesson({ until: { health: "fine" } }),
    /until\.health`: expected one of healthy/,
  ],
])("says which field is wrong: %s", (_, content, words) => {
  const read = () => readLesson(content, "x.json");
  expect(read).toThrow(words);
  expect(read).toThrow(expect.objectContaining({ code: "GAN_CORRUPT_FILE" }));
});

it.each(Object.keys(lessons))("%s is a lesson, in every language of the page", async (name) => {
  const read = readLesson(await lessons[name]!(), name);
  expect(read.tasks).toHaveLength(5);
  for (const text of textsOf(read)) {
    expect(Object.keys(text)).toEqual(languages.map((language) => language.name));
    const formulas = Object.values(text).map((words) => words.split("$").length % 2);
    expect(new Set(formulas), JSON.stringify(text)).toEqual(new Set([1]));
  }
});

it("ends tasks of the lesson where the same games of the shelf fail", async () => {
  const { tasks } = readLesson(await lessons["forger-and-detective"]!(), "it");
  const failing = tasks.filter(({ until }) => until?.health);
  expect(failing).toHaveLength(2);
  for (const { game, until } of failing) {
    const failure = failures.find(({ link }) => link === game);
    expect(failure?.condition, game).toBe(until?.health);
  }
});

it("reads the lesson of the documents", async () => {
  const page = await readFile(new URL("../../../../docs/playground.md", import.meta.url), "utf8");
  const [, example] = /```json\n([\s\S]*?)```/.exec(page)!;
  expect(readLesson(JSON.parse(example!), "docs").tasks).toHaveLength(2);
  for (const name of [...parts, ...measures]) expect(page).toContain(`\`${name}\``);
});
