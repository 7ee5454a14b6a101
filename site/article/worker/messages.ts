import type { Changes, Task } from "../figures/trained-figure.ts";

/** From the page to the worker; `figure` is a figure's name. */
export type ToWorker =
  | {
      readonly type: "open";
      readonly figure: string;
      readonly task: Task;
      readonly settings: Changes;
    }
  /** One figure plays at a time: the one that was named last. */
  | { readonly type: "play"; readonly figure: string }
  | { readonly type: "pause" }
  | {
      readonly type: "move";
      readonly figure: string;
      readonly player: string;
      readonly turns: number;
    }
  | { readonly type: "again"; readonly figure: string }
  | { readonly type: "settings"; readonly figure: string; readonly settings: Changes }
  | { readonly type: "ask"; readonly figure: string; readonly question: unknown };

/** From the worker to the page. */
export type FromWorker =
  | { readonly type: "frame"; readonly figure: string; readonly frame: unknown }
  | { readonly type: "ended"; readonly figure: string }
  | { readonly type: "problem"; readonly figure: string; readonly words: string };
