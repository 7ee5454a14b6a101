import { masks } from "@gan/extensions";
import { datasetFromFloats, exampleSize, firstExamples, readRows } from "@gan/spec";
import type { ExperimentPicture, PlayedGame } from "../measure.ts";
import { complete, drawMasks } from "./complete.ts";

/** Completions of each example. */
const TIMES = 5;

/** Test examples under one mask each: the whole, what is shown, and several completions. */
export async function completed({ game, load }: PlayedGame): Promise<ExperimentPicture> {
  const names = Object.keys(masks) as (keyof typeof masks)[];
  const test = firstExamples(await load("test"), names.length);
  const size = exampleSize(test);
  const drawn = new Float32Array(names.length * size);
  for (const [i, name] of names.entries()) {
    const own = drawMasks(game, test, masks[name], "picture");
    drawn.set(own.subarray(i * size, (i + 1) * size), i * size);
  }
  const whole = readRows(test, 0, test.size);
  const gray = (test.range[0] + test.range[1]) / 2;
  const shown = whole.map((value, i) => (drawn[i] === 1 ? value : gray));
  const columns = [whole, shown];
  for (let time = 1; time <= TIMES; time++) {
    const one = await complete(game, test, { masks: drawn, stream: `picture/${time}` });
    columns.push(readRows(one, 0, one.size));
  }
  const values = new Float32Array(names.length * columns.length * size);
  for (let row = 0; row < names.length; row++) {
    for (const [column, rows] of columns.entries()) {
      const at = (row * columns.length + column) * size;
      values.set(rows.subarray(row * size, (row + 1) * size), at);
    }
  }
  const { exampleShape, range } = test;
  return {
    title: "What is hidden, filled in several times",
    caption: `Each row is a test example, what is shown of it (${names.join(", ")} hidden, from the top), and ${TIMES} completions from other noise.`,
    examples: datasetFromFloats({ name: "completions", exampleShape, range, values }),
    ...{ rows: names.length, columns: columns.length },
  };
}
