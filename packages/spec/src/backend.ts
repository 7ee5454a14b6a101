/** A TensorFlow.js engine that can be plugged in at run time. */
export interface Backend {
  /** What the user types and reads, such as `wasm`. */
  readonly name: string;
  /**
   * Loads the engine and makes it TensorFlow.js's current one. Doing so twice is harmless.
   *
   * @throws {BackendUnavailableError} When it cannot run here; the message says why in one sentence.
   */
  activate(): Promise<void>;
}
