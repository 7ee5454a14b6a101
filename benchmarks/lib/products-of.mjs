/**
 * The matrix products of one iteration of mnist: `[rows, inner, columns, isLeftTurned, isRightTurned]`.
 *
 * Nothing is shared but G(z) and D(G(z)) in the simultaneous schedule; real and generated examples go through D together.
 */
export function productsOf({ schedule, batchSize: m, width = 1, noiseSize = 100 }) {
  const units = Math.round(1200 * width);
  const pieces = 5 * Math.round(240 * width);
  const G = [
    [noiseSize, units],
    [units, units],
    [units, 784],
  ];
  const D = [
    [784, pieces],
    [pieces / 5, pieces],
    [pieces / 5, 1],
  ];
  const forward = (net, rows) =>
    net.map(([inner, columns]) => [rows, inner, columns, false, false]);
  const ofWeights = (net, rows) =>
    net.map(([inputs, outputs]) => [inputs, rows, outputs, true, false]);
  const ofInputs = (net, rows) =>
    net.map(([inputs, outputs]) => [rows, outputs, inputs, false, true]);
  const updateOfD = [...ofWeights(D, 2 * m), ...ofInputs(D.slice(1), 2 * m)];
  const updateOfG = [...ofInputs(D, m), ...ofWeights(G, m), ...ofInputs(G.slice(1), m)];
  const again = schedule === "alternating" ? [...forward(G, m), ...forward(D, m)] : [];
  return [...forward(G, m), ...forward(D, 2 * m), ...updateOfD, ...again, ...updateOfG];
}

/** Multiplications and additions of such a list. */
export function operationsOf(products) {
  return products.reduce((sum, [rows, inner, columns]) => sum + 2 * rows * inner * columns, 0);
}
