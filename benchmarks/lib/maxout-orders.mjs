import { given, maxoutConv2d, maxoutDense } from "@gan/models";
import { ones, tidy } from "@tensorflow/tfjs-core";

/**
 * How maxout layers order the columns of their weights: the pieces of one unit side by side, `"last"`, or piece after
 * piece, `"middle"`. Found out from what layers with the weights 0, 1, 2, … answer: this is the one place that knows.
 */
export function maxoutOrders() {
  const options = { pieces: 3, name: undefined };
  const kernelInitializer = given([0, 1, 2, 3, 4, 5], "kernel");
  const dense = maxoutDense({ ...options, units: 2, kernelInitializer });
  const conv = maxoutConv2d({ ...options, channels: 2, kernelSize: 1, kernelInitializer });
  return { dense: orderOf(dense, [1, 1]), conv: orderOf(conv, [1, 1, 1, 1]) };
}

function orderOf(layer, inputShape) {
  const answer = tidy(() => [...layer.apply(ones(inputShape)).dataSync()].join());
  layer.dispose();
  const order = { "2,5": "last", "4,5": "middle" }[answer];
  if (order === undefined)
    throw new Error(`A maxout layer answers ${answer}: an order unknown here.`);
  return order;
}
