import type { Settings } from "@gan/experiments";
import type { Diagnosis, Look } from "@gan/metrics";
import type { LayerSummary, TrainingRecord } from "@gan/spec";
import type { View } from "./games.ts";
import type { KeyedWords, Said } from "./languages/said.ts";
import type { Lesson } from "./lessons/lesson.ts";
import type { PlaySettings } from "./play-settings.ts";
import type { ShelfAnswer, ShelfTask } from "./shelf/shelved-run.ts";

export type { PlaySettings };

export type EngineName = "webgpu" | "webgl" | "wasm" | "cpu";

/** Which step of Algorithm 1 was taken last. */
export type LastStep = "none" | "discriminator" | "generator" | "both";

/**
 * One record with what it says of the theory, among its values: `value`, V(D, G), and `divergence`, the Jensen–Shannon divergence of
 * p_data and p_g, measured on a line, what D proves of it elsewhere. Both are in nats.
 */
export type CurvePoint = TrainingRecord;

/** What is known exactly of a game on a line, in nats. */
export interface Measured {
  readonly value: number;
  readonly divergence: number;
}

/** Pictures of one size. */
export interface Pictures {
  readonly width: number;
  readonly height: number;
  /** RGBA bytes of all pictures, one after another. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Functions on the line, on equal cells from `low` to `high`. */
export interface LineFrame {
  readonly view: "line";
  readonly low: number;
  readonly high: number;
  readonly pData: Float32Array<ArrayBuffer>;
  readonly pG: Float32Array<ArrayBuffer>;
  readonly discriminator: Float32Array<ArrayBuffer>;
  readonly optimal: Float32Array<ArrayBuffer>;
  /** z, x, z, x, … */
  readonly arrows: Float32Array<ArrayBuffer>;
  readonly noise: readonly [low: number, high: number];
  /** Mean |D − D*| under (p_data + p_g) / 2. */
  readonly deviation: number;
}

/** The plane from `low` to `high` on both axes. */
export interface PlaneFrame {
  readonly view: "plane";
  readonly low: number;
  readonly high: number;
  /** D at the middles of `side × side` cells, row by row from the bottom. */
  readonly heat: Float32Array<ArrayBuffer>;
  readonly side: number;
  /** x, y, x, y, … of generated points. */
  readonly points: Float32Array<ArrayBuffer>;
  /** Where G's loss sends the first of the points: dx, dy, …, minus the slope of each one's own loss, in nats per unit of the plane. */
  readonly pushes: Float32Array<ArrayBuffer>;
}

/** Pictures that G makes of fixed noise. */
export interface PicturesFrame extends Pictures {
  readonly view: "pictures";
  /** D(x) of each, or its score where D's output is one. */
  readonly answers: Float32Array<ArrayBuffer>;
}

/** One picture of the page: a sample of its sheet, or an example that it has. */
export interface PictureChoice {
  readonly of: "samples" | "data";
  readonly index: number;
}

/** What the page looks at beside the figure while it trains, where it looks at anything. */
export interface Watching {
  /** Pictures of a plane in z. */
  readonly map: boolean;
  /** Where G puts a square grid of z. */
  readonly grid: boolean;
  /** Norms of weights and gradients. */
  readonly norms: boolean;
  /** What D looks at in this picture. */
  readonly slope?: PictureChoice | undefined;
}

/** A picture with the slope of D at each of its pixels. */
export interface SlopeSeen {
  readonly of: PictureChoice;
  readonly picture: Pictures;
  readonly answer: number;
  /** How much D's output changes by a pixel that goes from black to white, at this slope; row by row. */
  readonly slope: Float32Array<ArrayBuffer>;
}

/** What was watched, at one iteration. */
export interface Watched {
  /** `side × side` pictures of G on a plane in z, row by row from the top; z goes as far as `extent` to each side of its middle. */
  readonly map?: {
    readonly pictures: Pictures;
    readonly side: number;
    readonly extent: number;
  };
  /** G of `side × side` points of that plane: x, y, x, y, … */
  readonly grid?: { readonly side: number; readonly points: Float32Array<ArrayBuffer> };
  readonly slope?: SlopeSeen;
  /** Norms of both players' weights and gradients. */
  readonly norms?: CurvePoint;
}

export type Shown = LineFrame | PlaneFrame | PicturesFrame;

/** A moment of the game. */
export interface Frame {
  readonly shown: Shown;
  readonly iteration: number;
  /** Steps of players that were taken of the iteration under way. */
  readonly phase: number;
  readonly epoch: number;
  readonly last: LastStep;
  /** What those steps measured, which no record has yet. */
  readonly stepped?: Readonly<Record<string, number>>;
  readonly iterationsPerSecond: number;
  readonly tensors: number;
  readonly bytes: number;
  readonly canGoBack: boolean;
  readonly modes?: Look["modes"];
  /** V(D, G) and the divergence as integrals, where p_data is on a line. */
  readonly measured?: Measured;
  readonly diagnosis?: Diagnosis;
  readonly learningRate: number;
}

/** An engine, or why it is not there. */
export interface EngineChoice {
  readonly name: EngineName;
  /** Why it was chosen, or why others were not. */
  readonly note: KeyedWords;
}

/** What can be chosen, by the names of the settings. */
export interface Catalog {
  readonly choices: Readonly<
    Record<"loss" | "penalty" | "augmentation" | "schedule" | "rule" | "noise", readonly string[]>
  >;
  /** A schedule in which a player can have more than one step. */
  readonly steppedSchedule: Settings["schedule"];
  /** The settings of the released code, but for what is a game's own: its seed, length and sizes. */
  readonly released: Partial<PlaySettings>;
}

/** What was opened, once for each game, engine or change of settings. */
export interface Opened {
  readonly game: string;
  readonly view: View;
  readonly settings: PlaySettings;
  readonly defaults: PlaySettings;
  readonly engine: EngineChoice;
  /** The engine that was asked for. */
  readonly wanted: EngineName | "auto";
  /** The part of the address that says all this, without the step. */
  readonly link: string;
  /** Who moves in each step of an iteration. */
  readonly steps: readonly (readonly string[])[];
  /** The updates of both players, as a line of Algorithm 1's box would have them. */
  readonly updates: Readonly<Record<"discriminator" | "generator", string>>;
  readonly catalog: Catalog;
  readonly generator: readonly LayerSummary[];
  readonly discriminator: readonly LayerSummary[];
  readonly examples: number;
  /** D's outputs are scores, and stand for no probability. */
  readonly isScore: boolean;
  /** Some examples: points of the plane, or pictures. */
  readonly data?: Float32Array<ArrayBuffer> | Pictures;
  /** Points that the visitor drew. */
  readonly drawn?: Float32Array<ArrayBuffer>;
}

/** A sample beside the training example that lies nearest to it. */
export interface NeighborPictures {
  readonly samples: Pictures;
  readonly neighbors: Pictures;
  readonly distances: readonly number[];
}

/** A Parzen score with its settings. */
export interface ParzenScore {
  readonly mean: number;
  readonly standardError: number;
  readonly bandwidth: number;
  readonly samples: number;
  /** Of the data, that were scored. */
  readonly examples: number;
  readonly iteration: number;
}

/** What the page asks for and waits for. */
export interface Requests {
  export: { args: Record<never, never>; reply: { name: string; bytes: Uint8Array<ArrayBuffer> } };
  neighbors: { args: { count: number }; reply: NeighborPictures };
  interpolate: { args: { from: number; to: number; count: number }; reply: Pictures };
  decode: { args: { sample: number; sliders: readonly number[] }; reply: Pictures };
  noise: { args: { sample: number; count: number }; reply: readonly number[] };
  parzen: { args: Record<never, never>; reply: ParzenScore };
  gif: {
    args: { width: number; height: number; frames: readonly Uint8ClampedArray<ArrayBuffer>[] };
    reply: Uint8Array<ArrayBuffer>;
  };
  state: { args: Record<never, never>; reply: Uint8Array<ArrayBuffer> };
  /** The iteration, once all that was asked before is done. */
  where: { args: Record<never, never>; reply: number };
  /** The runs on the shelf, after something was done there. */
  shelf: { args: ShelfTask; reply: ShelfAnswer };
  /** A lesson by its name, or its address as seen from the page's. */
  lesson: { args: { name: string; base: string }; reply: Lesson };
}

export type RequestName = keyof Requests;

/** From the page to the worker. */
export type ToWorker =
  /** The page's own address: its server may offer data. An element in another's page has none. */
  | { readonly type: "home"; readonly address: string }
  | {
      readonly type: "open";
      readonly hash: string;
      /** The page was loaded again: its run goes on where it was. */
      readonly isRestored: boolean;
      /** Runs are kept for the next visit. */
      readonly isKept: boolean;
    }
  /** A game as it was left in this tab, or as its name alone opens it. */
  | { readonly type: "game"; readonly name: string }
  /** A run of the shelf. */
  | { readonly type: "shelved"; readonly id: string }
  | {
      readonly type: "play" | "pause" | "back" | "reset" | "step" | "save" | "undo" | "cancel";
    }
  | { readonly type: "playerStep"; readonly player: "discriminator" | "generator" }
  | { readonly type: "seek"; readonly iteration: number }
  /** Playing waits at this iteration. */
  | { readonly type: "limit"; readonly iteration: number }
  | { readonly type: "settings"; readonly changes: Partial<PlaySettings> }
  | { readonly type: "engine"; readonly name: EngineName | "auto" }
  | { readonly type: "speed"; readonly stepsPerSecond: number }
  | { readonly type: "watch"; readonly watching: Watching }
  | { readonly type: "files"; readonly files: readonly File[] }
  | { readonly type: "address"; readonly url: string }
  | { readonly type: "points"; readonly points: Float32Array }
  | {
      readonly type: "request";
      readonly id: number;
      readonly name: RequestName;
      readonly args: unknown;
    };

/** From the worker to the page. */
export type FromWorker =
  | { readonly type: "opened"; readonly opened: Opened }
  | { readonly type: "frame"; readonly frame: Frame; readonly points: readonly CurvePoint[] }
  | { readonly type: "curve"; readonly points: readonly CurvePoint[] }
  | { readonly type: "watched"; readonly watched: Watched }
  | { readonly type: "playing"; readonly isPlaying: boolean }
  | { readonly type: "busy"; readonly words: Said | undefined }
  | {
      readonly type: "note";
      readonly words: readonly Said[];
      readonly canUndo?: boolean;
      /** What is offered can be taken there. */
      readonly hasOffer?: boolean;
    }
  /** A game that cannot begin before the visitor brings something. */
  | { readonly type: "wanting"; readonly game: string }
  /** 2,000 digits of MNIST are there for a click, in so many bytes. */
  | { readonly type: "offered"; readonly bytes: number }
  | { readonly type: "problem"; readonly words: readonly Said[]; readonly hasOffer?: boolean }
  | { readonly type: "reply"; readonly id: number; readonly value: unknown }
  | { readonly type: "refusal"; readonly id: number; readonly words: string };
