import { backend, keep, matMul, randomUniform, tidy } from "@tensorflow/tfjs-core";

/** Matrix products alone, `[rows, inner, columns, isLeftTurned, isRightTurned]` each: a floor under an iteration. */
export async function products({ products: shapes }) {
  const pairs = shapes.map(([rows, inner, columns, isLeftTurned, isRightTurned]) => ({
    left: randomUniform(isLeftTurned ? [inner, rows] : [rows, inner]),
    right: randomUniform(isRightTurned ? [columns, inner] : [inner, columns]),
    turned: [isLeftTurned, isRightTurned],
  }));
  const run = async () => {
    const results = tidy(() =>
      pairs.map(({ left, right, turned }) => keep(matMul(left, right, ...turned))),
    );
    backend().markStep?.();
    for (const result of results) result.dispose();
  };
  for (let i = 0; i < 3; i++) await run();
  return run;
}
