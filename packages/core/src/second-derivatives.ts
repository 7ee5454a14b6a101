import { replaceAveragePool } from "./second-derivatives/average-pool.ts";
import { supplyConvolution } from "./second-derivatives/convolution.ts";
import { supplyElu } from "./second-derivatives/elu.ts";
import { keepOutputsOnTape } from "./second-derivatives/keep-outputs-on-tape.ts";
import { supplyPooling } from "./second-derivatives/pooling.ts";
import { supplyResize } from "./second-derivatives/resize.ts";
import { supplySteps } from "./second-derivatives/steps.ts";
import { replaceTile } from "./second-derivatives/tile.ts";

/**
 * Makes gradients of gradients right, as gradient penalties need them, for every engine. First derivatives keep their
 * operations and their bits, but for those of `tile` and of average pooling with padding.
 *
 * @see docs/decisions/second-derivatives.md
 */
export function installSecondDerivatives(): void {
  keepOutputsOnTape();
  supplySteps();
  supplyElu();
  supplyConvolution();
  supplyPooling();
  supplyResize();
  replaceTile();
  replaceAveragePool();
}
