import type { Settings } from "@gan/experiments";
import type { Figure, Values } from "./figure.ts";

/** Settings of a game, and of what is no game. */
export type Changes = Partial<Settings> & {
  /** Examples that D is trained on to the end. */
  readonly examples?: number;
  /** Steps of a player in a second, for who wants to follow them. @default as fast as it goes */
  readonly stepsPerSecond?: number;
};

/** What the worker does for a figure. */
export type Task =
  | {
      readonly kind: "game";
      /** Its name in the playground. */
      readonly experiment: string;
      readonly settings: Partial<Settings>;
    }
  | { readonly kind: "overfitting" }
  | { readonly kind: "gradients" }
  /** A finished generator of the repository's records; `classes` is how many it can be asked for. */
  | { readonly kind: "generator"; readonly record: string; readonly classes: number };

/** A figure that something is trained for, in the worker. */
export interface TrainedFigure<Frame> extends Figure<Frame> {
  readonly task: Task;
  /** What the controls stand for. @default nothing */
  settings?(values: Values): Changes;
  /** How one player can be moved by hand while the other stands still. */
  readonly moves?: readonly {
    readonly player: "discriminator" | "generator";
    readonly turns: number;
    readonly label: string;
  }[];
  /** It begins by itself as soon as it is seen. */
  readonly isEager?: boolean;
  /** What is fetched first, on a click, in words. */
  readonly fetches?: string;
  /** What to ask the worker for at a change of the controls, where it trains nothing. */
  ask?(values: Values): unknown;
}
