import { BackendUnavailableError } from "@gan/spec";

/** Why ONNX Runtime did not load, and what to do. */
export function runtimeUnavailable(cause: unknown): BackendUnavailableError {
  return new BackendUnavailableError(
    "onnx",
    `ONNX Runtime did not load (${reasonOf(cause)}). Install it with \`npm install onnxruntime-node@1.30.0\`; where its install script cannot download, set ONNXRUNTIME_NODE_INSTALL=skip.`,
    { cause },
  );
}

/** The first line of what an error of ONNX Runtime says, without the condition in its code that did not hold. */
export function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.split("\n", 1)[0]!.replace(/^.* was false\. /, "");
}
