import type { BackendUnavailableError, Products } from "@gan/spec";
import { say } from "../terminal.ts";

/** What computes products of features, and what it is called in a record. */
export interface ChosenProducts {
  readonly products?: Products;
  readonly engine: string;
}

/** ONNX Runtime's products in float64, or loops where it does not load: the same numbers, in twenty times the time. */
export async function chooseProducts(): Promise<ChosenProducts> {
  try {
    const { onnxProducts } = await import("@gan/backend-onnx");
    return { products: await onnxProducts(), engine: "onnx, float64" };
  } catch (error) {
    say(
      `Features are compared by loops, which takes long. ${(error as BackendUnavailableError).reason ?? error}`,
    );
    return { engine: "loops, float64" };
  }
}
