import type { Game } from "@gan/core";
import type { Measured, Shown } from "../../protocol.ts";

/** Looks at a game; nothing changes. */
export type Looker = (game: Game) => Promise<{ shown: Shown; measured?: Measured }>;
