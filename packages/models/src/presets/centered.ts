import { layers } from "@tensorflow/tfjs-layers";

/** Pixels from `[0, 1]` to `[−1, 1]`, so that the zeros which convolutions add at the edges are a middle gray. */
export function centered(): layers.Layer {
  return layers.rescaling({ name: "centered", scale: 2, offset: -1 });
}
