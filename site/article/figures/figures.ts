import { algorithmOne } from "./algorithm-one.ts";
import type { AnyFigure } from "./any-figure.ts";
import { asAsked } from "./as-asked.ts";
import { blurredGradient } from "./blurred-gradient.ts";
import { bothPlayers } from "./both-players.ts";
import { convergence } from "./convergence.ts";
import { digitsUnderHand } from "./digits-under-hand.ts";
import { figureOne } from "./figure-one.ts";
import { forgerAndDetective } from "./forger-and-detective.ts";
import { gradientsInAGame } from "./gradients-in-a-game.ts";
import { helvetica } from "./helvetica.ts";
import { keptByOdds } from "./kept-by-odds.ts";
import { leastCriterionFigure } from "./least-criterion.ts";
import { onePoint } from "./one-point.ts";
import { optimalDiscriminatorFigure } from "./optimal-discriminator.ts";
import { overfittingFigure } from "./overfitting.ts";
import { parzenWindow } from "./parzen-window.ts";
import { scoresFigure } from "./scores.ts";
import { strongerGradient } from "./stronger-gradient.ts";

/** Every figure of the article, in its order. */
export const figures: readonly AnyFigure[] = [
  forgerAndDetective,
  bothPlayers,
  blurredGradient,
  overfittingFigure,
  strongerGradient,
  gradientsInAGame,
  figureOne,
  algorithmOne,
  optimalDiscriminatorFigure,
  onePoint,
  leastCriterionFigure,
  convergence,
  digitsUnderHand,
  parzenWindow,
  scoresFigure,
  helvetica,
  asAsked,
  keptByOdds,
];
