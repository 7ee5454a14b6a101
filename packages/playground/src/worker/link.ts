import { settingsSchema } from "@gan/experiments/settings";
import { expectationOf, type FieldSchema, GanError, InvalidOptionError } from "@gan/spec";
import { z } from "zod";
import { firstGame, needsOf } from "../games.ts";
import type { EngineName, PlaySettings } from "../protocol.ts";
import { playExperiment } from "./play-experiments.ts";

/** A whole experiment as an address holds it. */
export interface Link {
  readonly game: string;
  /** What differs from the game's own settings. */
  readonly changes: Partial<PlaySettings>;
  readonly engine: EngineName | "auto";
  /** Iterations to have behind it when it opens. */
  readonly step: number;
  /** Points drawn by hand, x and y by turns. */
  readonly drawn: Float32Array<ArrayBuffer>;
}

/** Every setting of the page with its check; no game of the page learns from few labels. */
const playSchema = settingsSchema.omit({ labels: true }).extend({
  dropout: settingsSchema.shape.momentumTo.describe(
    "share of D's hidden elements that are dropped",
  ),
});

/** A heart, for who has drawn nothing yet. */
const heart = Float32Array.from({ length: 48 }, (_, i) => {
  const t = (Math.PI * 2 * Math.floor(i / 2)) / 24;
  const x = 2.1 * Math.sin(t) ** 3;
  const y =
    1.7 * Math.cos(t) - 0.65 * Math.cos(2 * t) - 0.25 * Math.cos(3 * t) - 0.1 * Math.cos(4 * t);
  return i % 2 === 0 ? x : y + 0.2;
});

/**
 * Reads the hash of an address.
 *
 * @returns The experiment, with a sentence for each part that was not understood and left out.
 */
export function parseLink(hash: string): { link: Link; problems: string[] } {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const problems: string[] = [];
  const attempt = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      if (!GanError.is(error)) throw error;
      problems.push(error.message);
      return otherwise;
    }
  };
  const drawn = attempt(() => readPoints(fields.get("points")), heart);
  const game = attempt(
    () => playExperiment(fields.get("game") ?? firstGame, drawn).name,
    firstGame,
  );
  const changes: Record<string, unknown> = {};
  let engine: Link["engine"] = "auto";
  let step = 0;
  for (const [name, text] of fields) {
    if (name === "game" || name === "points") continue;
    else if (name === "engine") engine = attempt(() => readEngine(text), "auto");
    else if (name === "step") step = attempt(() => readStep(text), 0);
    else attempt(() => Object.assign(changes, readSetting(settingNamed(name), text)), {});
  }
  return { link: { game, changes, engine, step, drawn }, problems };
}

/** The hash of an experiment, without the step. */
export function formatLink({ game, changes, engine, drawn }: Link): string {
  const own = playExperiment(game, drawn).settings;
  const fields = new URLSearchParams({ game });
  for (const [name, value] of Object.entries(changes)) {
    if (own[name as keyof PlaySettings] !== value) fields.set(name, `${value}`);
  }
  if (engine !== "auto") fields.set("engine", engine);
  if (needsOf(game) === "points") fields.set("points", writePoints(drawn));
  return fields.toString();
}

/**
 * Checks one setting.
 *
 * @throws {InvalidOptionError} When there is no such setting, or it cannot have this value.
 */
export function readSetting(name: string, typed: unknown): Partial<PlaySettings> {
  const field = Object.hasOwn(playSchema.shape, name)
    ? playSchema.shape[name as keyof typeof playSchema.shape]
    : undefined;
  if (!field) {
    throw new InvalidOptionError(name, typed, `one of ${Object.keys(playSchema.shape).join(", ")}`);
  }
  const asNumber = typeof typed === "string" && typed.trim() !== "" ? Number(typed) : Number.NaN;
  const value = Number.isFinite(asNumber) ? asNumber : typed;
  const parsed = field.safeParse(value);
  if (!parsed.success)
    throw new InvalidOptionError(name, typed, expectationOf(z.toJSONSchema(field) as FieldSchema));
  return { [name]: parsed.data };
}

/** The paper's letters serve, too. */
function settingNamed(name: string): string {
  return letters.get(name) ?? name;
}

const letters = new Map([
  ["k", "discriminatorSteps"],
  ["m", "batchSize"],
]);

function readEngine(text: string): Link["engine"] {
  const engines = ["auto", "webgpu", "webgl", "wasm", "cpu"] as const;
  const found = engines.find((engine) => engine === text);
  if (!found) throw new InvalidOptionError("engine", text, `one of ${engines.join(", ")}`);
  return found;
}

function readStep(text: string): number {
  const step = Number(text);
  if (!(Number.isSafeInteger(step) && step >= 0)) {
    throw new InvalidOptionError("step", text, "a whole number of at least 0");
  }
  return step;
}

/** Coordinates from −3 to 3 as bytes, in base64url. */
function writePoints(points: Float32Array): string {
  const bytes = Uint8Array.from(points, (x) =>
    Math.min(255, Math.max(0, Math.round((x / 3 + 1) * 127.5))),
  );
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function readPoints(text: string | null): Float32Array<ArrayBuffer> {
  if (!text) return roundPoints(heart);
  let bytes = "";
  try {
    bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    throw new InvalidOptionError(
      "points",
      `${text.slice(0, 20)}…`,
      "points as this page writes them",
    );
  }
  const count = Math.min(256, Math.floor(bytes.length / 2));
  if (count === 0) throw new InvalidOptionError("points", text, "at least one point");
  return Float32Array.from({ length: 2 * count }, (_, i) => (bytes.charCodeAt(i) / 127.5 - 1) * 3);
}

/** Points as they come back from an address, so that a shared experiment is the same one. */
export function roundPoints(points: Float32Array): Float32Array<ArrayBuffer> {
  return points.length === 0 ? roundPoints(heart) : readPoints(writePoints(points));
}
