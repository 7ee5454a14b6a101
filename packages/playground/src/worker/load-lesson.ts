import { CorruptFileError, DownloadError, GanError, UnknownNameError } from "@gan/spec";
import type { Lesson } from "../lessons/lesson.ts";
import { lessons } from "../lessons/lessons.ts";
import { readLesson } from "./lesson-schema.ts";

/** A lesson is text. */
const LARGEST = 262_144;
const PATIENCE = 20_000;

/**
 * Loads a lesson.
 *
 * @param name - Of one that comes with the page, or an address: `https://…/lesson.json`, or a path from the page's own.
 * @param base - The page's own address.
 * @throws {UnknownNameError} When it is a name that no lesson has.
 * @throws {DownloadError} When nothing comes from the address.
 * @throws {CorruptFileError} When what comes is no lesson.
 */
export async function loadLesson(name: string, base: string): Promise<Lesson> {
  if (/^[\w-]+$/.test(name)) {
    const load = Object.hasOwn(lessons, name) ? lessons[name] : undefined;
    if (!load) throw new UnknownNameError("lesson", name, Object.keys(lessons));
    return readLesson(await load(), name);
  }
  const text = await textAt(addressOf(name, base));
  try {
    return readLesson(JSON.parse(text), name);
  } catch (error) {
    if (GanError.is(error)) throw error;
    throw new CorruptFileError(name, `is no JSON: ${(error as Error).message}`, "Mend it.");
  }
}

function addressOf(name: string, base: string): URL {
  const url = URL.canParse(name, base) ? new URL(name, base) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UnknownNameError("lesson", name, Object.keys(lessons));
}

async function textAt({ href }: URL): Promise<string> {
  const answer = await fetch(href, { signal: AbortSignal.timeout(PATIENCE) }).catch((error) => {
    const fix =
      "Either there is no such server, or it keeps its files from other sites' pages: it has to answer with `Access-Control-Allow-Origin: *`.";
    throw new DownloadError(href, [`${(error as Error).message}`], fix);
  });
  if (!answer.ok) {
    throw new DownloadError(href, [`HTTP ${answer.status}`], "Look at the address.", answer.status);
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > LARGEST) {
      throw new CorruptFileError(
        href,
        "has more than 256 kB, which no lesson needs",
        "Shorten it.",
      );
    }
    parts.push(part);
  }
  return new Blob(parts).text();
}
