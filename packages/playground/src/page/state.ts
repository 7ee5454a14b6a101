import type { Side } from "../beside/clock.ts";
import type { Said } from "../languages/said.ts";
import { english, type Speech } from "../languages/speech.ts";
import type { LessonState } from "../lessons/lesson-state.ts";
import type {
  CurvePoint,
  Frame,
  FromWorker,
  NeighborPictures,
  Opened,
  ParzenScore,
  Pictures,
  Watched,
  Watching,
} from "../protocol.ts";
import type { Overlay } from "./overlay.ts";

/** Colors by their name; the system's, where it is none. */
export function themeOf(name: string | null | undefined): PageState["theme"] {
  return name === "light" || name === "dark" ? name : "auto";
}

/** What happened, and whether it is a problem. */
export interface Notice {
  readonly words: readonly Said[];
  readonly isProblem: boolean;
  /** The game that was left by it can be had back. */
  readonly canUndo?: boolean;
  /** What the page's server offers can be taken there. */
  readonly hasOffer?: boolean;
}

/** Everything that the page shows. */
export interface PageState {
  readonly opened?: Opened | undefined;
  readonly frame?: Frame | undefined;
  /** How often the game was seen a step or more farther on, or back: what moves with it goes by that. */
  readonly beat: number;
  readonly curve: readonly CurvePoint[];
  readonly isPlaying: boolean;
  readonly busy?: Said | undefined;
  readonly notice?: Notice | undefined;
  /** Width of the element, in CSS pixels. */
  readonly width: number;
  readonly stepsPerSecond: number;
  readonly theme: "auto" | "light" | "dark";
  readonly speech: Speech;
  readonly shows: { readonly arrows: boolean; readonly data: boolean };
  /** Two samples that were picked, by number. */
  readonly picked: readonly number[];
  readonly neighbors?: NeighborPictures | undefined;
  readonly strip?: Pictures | undefined;
  readonly sliders: readonly number[];
  readonly decoded?: Pictures | undefined;
  readonly parzen?: ParzenScore | undefined;
  /** What is looked at beside the figure, as the visitor asked, and what of the page is out of sight. */
  readonly watching: Watching;
  readonly unseen: readonly (keyof Watching)[];
  readonly watched: Watched;
  /** Norms as they were measured. */
  readonly norms: readonly CurvePoint[];
  /** The place of the map that is pointed at. */
  readonly pointed: number;
  /** What is being waited for, by name. */
  readonly pending?: string | undefined;
  /** k before the switch "to its optimum first" was thrown. */
  readonly usualSteps?: number | undefined;
  /** A game that waits for the visitor's files. */
  readonly wanting?: string | undefined;
  /** Bytes of the 2,000 digits that the page's server offers. */
  readonly offered?: number | undefined;
  /** A second game beside this one, with its own worker. */
  readonly beside?: PageState | undefined;
  /** There are two games, of which this is one. */
  readonly hasPair: boolean;
  /** Which of two games the settings are shown of. */
  readonly side: Side;
  /** What lies over the page. */
  readonly overlay?: Overlay | undefined;
  /** The lesson that is being held. */
  readonly lesson?: LessonState | undefined;
}

export const initialState: PageState = {
  beat: 0,
  curve: [],
  isPlaying: false,
  busy: { key: "busy.starting" },
  width: 1280,
  stepsPerSecond: Number.POSITIVE_INFINITY,
  theme: "auto",
  speech: english,
  hasPair: false,
  side: "a",
  shows: { arrows: true, data: true },
  picked: [],
  sliders: [],
  watching: { map: false, grid: false, norms: false },
  unseen: [],
  watched: {},
  norms: [],
  pointed: 44,
};

/** The state after a message of the worker. */
export function receive(state: PageState, message: FromWorker): PageState {
  switch (message.type) {
    case "opened": {
      const isSame = state.opened?.game === message.opened.game;
      const kept = isSame
        ? state
        : { ...state, picked: [], sliders: [], wanting: undefined, ...nothingAsked };
      const lesson = state.lesson && { ...state.lesson, isOpen: true };
      return { ...kept, opened: message.opened, wanting: undefined, lesson };
    }
    case "frame":
      return {
        ...state,
        frame: message.frame,
        beat: state.beat + Number(isElsewhere(state.frame, message.frame)),
        curve: message.points.length > 0 ? [...state.curve, ...message.points] : state.curve,
      };
    case "curve":
      return { ...state, curve: message.points };
    case "watched":
      return { ...state, watched: message.watched, norms: normsWith(state, message.watched) };
    case "playing":
      return { ...state, isPlaying: message.isPlaying };
    case "busy":
      return { ...state, busy: message.words };
    case "note":
      // A lesson leaves a game when its task is done; nobody wants that undone.
      if (state.lesson && message.canUndo) return state;
      return {
        ...state,
        notice: {
          ...{ words: message.words, isProblem: false },
          ...(message.canUndo && { canUndo: true }),
          ...(message.hasOffer && { hasOffer: true }),
        },
      };
    case "wanting":
      return { ...state, wanting: message.game };
    case "offered":
      return { ...state, offered: message.bytes };
    case "problem": {
      const { words, hasOffer = false } = message;
      return { ...state, notice: { words, isProblem: true, hasOffer } };
    }
    default:
      return state;
  }
}

function isElsewhere(before: Frame | undefined, { iteration, phase }: Frame): boolean {
  return before?.iteration !== iteration || before.phase !== phase;
}

/** Norms with what was measured now; what came later belongs to a path that was left. */
function normsWith({ norms }: PageState, { norms: point }: Watched): readonly CurvePoint[] {
  if (!point) return norms;
  return [...norms.filter(({ iteration }) => iteration < point.iteration), point];
}

/** Answers that belong to a game that is gone. */
const nothingAsked = {
  watched: {},
  norms: [],
  neighbors: undefined,
  strip: undefined,
  decoded: undefined,
  parzen: undefined,
} as const;
