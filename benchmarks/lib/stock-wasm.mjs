import "@tensorflow/tfjs-backend-wasm";
import { enableProdMode, ready, setBackend } from "@tensorflow/tfjs-core";

/** TensorFlow.js's wasm engine as it is installed. */
export async function activateStockWasm() {
  enableProdMode();
  await setBackend("wasm");
  await ready();
}
