import type { OnnxNetwork } from "@gan/backend-onnx";

/** A network that was opened, whatever the format of its file. */
export interface OpenedNetwork extends Pick<OnnxNetwork, "inputShape" | "run"> {
  /** Of all that it is made of. */
  readonly sha256: string;
  /** Whether pictures have their channels last where the sizes alone do not tell. */
  readonly isChannelsLast: boolean;
  dispose(): Promise<void> | void;
}
