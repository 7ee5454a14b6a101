import { operationsOf, productsOf } from "../lib/products-of.mjs";
import { settingsOf } from "../lib/settings.mjs";
import { takeTurns } from "../lib/turns.mjs";

export const title = "The floor: the matrix products of an mnist iteration, and nothing else";

/** Milliseconds of the products alone: ONNX Runtime's Gemm against `torch.mm` into results that are there already. */
export async function measure({ rounds, hasTorch, ...options }) {
  const cases = [];
  for (const schedule of ["simultaneous", "alternating"]) {
    const products = productsOf(settingsOf("mnist", { schedule }));
    const task = { task: "products", products };
    const engines = ["onnx", ...(hasTorch ? ["torch"] : [])];
    const contenders = engines.map((engine) => ({ name: engine, engine, task, times: 4 }));
    options.onCase?.(`products, ${schedule}`);
    cases.push({
      schedule,
      threads: 1,
      products: products.length,
      operations: operationsOf(products),
      contenders: await takeTurns(contenders, { ...options, rounds, threads: 1 }),
    });
  }
  return { cases };
}
