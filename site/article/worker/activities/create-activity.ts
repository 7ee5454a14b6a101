import type { Changes, Task } from "../../figures/trained-figure.ts";
import type { Activity, Read } from "../activity.ts";
import { createGameActivity } from "./game.ts";
import { createGeneratorActivity } from "./generator.ts";
import { createGradientsActivity } from "./gradients.ts";
import { createOverfittingActivity } from "./overfitting.ts";

/** Begins what a figure asks for. */
export async function createActivity(task: Task, changes: Changes, read: Read): Promise<Activity> {
  switch (task.kind) {
    case "game":
      return createGameActivity(task, changes);
    case "overfitting":
      return createOverfittingActivity(changes);
    case "gradients":
      return createGradientsActivity();
    case "generator":
      return createGeneratorActivity(task, read);
  }
}
