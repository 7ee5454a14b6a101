import { CorruptFileError } from "@gan/spec";
import { z } from "zod";
import { besideGame } from "../beside/differences.ts";
import { type Lesson, measures, parts, type Text } from "../lessons/lesson.ts";
import { readAddress } from "../page/address.ts";
import { parseLink } from "./link.ts";

const LONGEST = 2_000;
const isWords = (value: unknown) =>
  typeof value === "string" && value.trim() !== "" && value.length <= LONGEST;
const isText = (value: unknown) => {
  if (typeof value !== "object" || value === null) return isWords(value);
  const texts = Object.entries(value);
  return (
    texts.length > 0 && texts.every(([name, words]) => /^[a-z]{2,3}$/.test(name) && isWords(words))
  );
};
const text = z.custom<Text>(isText, {
  error: `text of 1 to ${LONGEST.toLocaleString("en")} letters, or such texts by the names of their languages`,
});
const number = z.number({ error: "a number" });
const within = number.min(0, { error: "a number of at least 0" });
const bounds = z.strictObject(
  { least: number.optional(), most: number.optional() },
  { error: "`least`, `most` or both" },
);
const standings = [
  ...(["healthy", "unfinished", "divergence", "generator dead", "collapse"] as const),
  ...(["saturation", "discriminator wins", "oscillation"] as const),
] as const;
const part = z.custom<string>(
  (name) => parts.some((each) => each === name) || /^settings\.\w+$/.test(`${name}`),
  { error: `one of ${parts.join(", ")}, or \`settings.\` with the name of a setting` },
);
const measure = z.enum(measures, { error: `one of ${measures.join(", ")}` });
const until = z.strictObject(
  {
    iteration: z
      .int({ error: "a whole number" })
      .min(1, { error: "a whole number of at least 1" })
      .optional(),
    health: z.enum(standings, { error: `one of ${standings.join(", ")}` }).optional(),
    ...(Object.fromEntries(measures.map((name) => [name, bounds.optional()])) as Record<
      (typeof measures)[number],
      z.ZodOptional<typeof bounds>
    >),
  },
  { error: "what ends the task" },
);
const asks = z.strictObject(
  {
    question: text,
    choices: z.array(text, { error: "a list of texts" }).optional(),
    answer: number.optional(),
    measure: measure.optional(),
    within: within.optional(),
  },
  { error: "a question" },
);
const task = z.strictObject(
  {
    text,
    game: z.string({ error: "a game with its settings, such as game=ring&seed=1" }),
    shows: z.array(part, { error: "a list of parts of the page" }).optional(),
    asks: asks.optional(),
    until: until.optional(),
    reveals: text,
  },
  { error: "a task" },
);
const lesson = z.strictObject(
  {
    title: text,
    tasks: z
      .array(task, { error: "a list of tasks" })
      .min(1, { error: "at least one task" })
      .max(30, { error: "at most 30 tasks" }),
  },
  { error: "a lesson, with `title` and `tasks`" },
);

/**
 * Checks what a file holds.
 *
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} With the field that is wrong, and what it can be.
 */
export function readLesson(content: unknown, file: string): Lesson {
  const { data, error } = lesson.safeParse(content);
  if (error) {
    const [issue] = error.issues;
    const { path, message, code } = issue!;
    if (code !== "unrecognized_keys") throw mistake(file, path, message);
    const field = [...path, (issue as unknown as { keys: string[] }).keys[0]!];
    throw mistake(file, field, "no such field");
  }
  data.tasks.forEach(({ game, asks }, i) => {
    const place = ["tasks", i];
    const { experiment, beside } = readAddress(game);
    const second = beside === undefined ? [] : [besideGame(experiment, beside)];
    const problems = [experiment, ...second].flatMap((link) => parseLink(link).problems);
    if (problems[0])
      throw new CorruptFileError(
        file,
        `has a mistake at \`${placeOf([...place, "game"])}\``,
        problems[0],
      );
    if (asks)
      checkQuestion(asks, (field, expected) => mistake(file, [...place, "asks", field], expected));
  });
  return data as Lesson;
}

type Asked = z.infer<typeof asks>;

/** Either choices with the number of the right one, or a number that is given or measured. */
function checkQuestion(
  { choices, answer, measure, within }: Asked,
  wrong: (field: keyof Asked, expected: string) => Error,
): void {
  if (choices) {
    const { length } = choices;
    if (length < 2 || length > 6) throw wrong("choices", "from 2 to 6 texts");
    const isOne = Number.isInteger(answer) && answer! >= 1 && answer! <= length;
    if (!isOne) throw wrong("answer", `the number of the right choice, from 1 to ${length}`);
    if (measure) throw wrong("measure", "none beside `choices`");
    if (within !== undefined) throw wrong("within", "none beside `choices`");
  } else if ((answer === undefined) === (measure === undefined)) {
    throw wrong("answer", "the number, or `measure` instead of it, where there are no `choices`");
  }
}

function mistake(file: string, path: readonly PropertyKey[], expected: string): CorruptFileError {
  const place = path.length === 0 ? "" : ` at \`${placeOf(path)}\``;
  return new CorruptFileError(
    file,
    `has a mistake${place}: expected ${expected}`,
    "The playground's page in the documents says what a lesson has.",
  );
}

/** `tasks[2].asks.choices` */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}
