import type { Edge, Graph } from "../onnx/graph.ts";
import type { Attribute } from "../onnx/model.ts";

/** TensorFlow.js's description of a window that slides over an image, as far as it is needed here. */
export interface Window {
  readonly inHeight: number;
  readonly inWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly dilationHeight: number;
  readonly dilationWidth: number;
  readonly effectiveFilterHeight: number;
  readonly effectiveFilterWidth: number;
  readonly padInfo: { readonly top: number; readonly left: number };
}

/** Padding as ONNX wants it. */
export interface Pads {
  readonly begin: readonly [number, number];
  readonly end: readonly [number, number];
}

/** The padding with which ONNX, which rounds down, makes as many outputs as TensorFlow.js. */
export function padsOf(w: Window): Pads {
  const end = (count: number, stride: number, filter: number, size: number, before: number) =>
    Math.max(0, (count - 1) * stride + filter - size - before);
  const { top, left } = w.padInfo;
  return {
    begin: [top, left],
    end: [
      end(w.outHeight, w.strideHeight, w.effectiveFilterHeight, w.inHeight, top),
      end(w.outWidth, w.strideWidth, w.effectiveFilterWidth, w.inWidth, left),
    ],
  };
}

/** Strides, dilations and pads as attributes. */
export function windowAttributes(w: Window, pads: Pads): Record<string, Attribute> {
  return {
    strides: { ints: [w.strideHeight, w.strideWidth] },
    dilations: { ints: [w.dilationHeight, w.dilationWidth] },
    pads: { ints: [...pads.begin, ...pads.end] },
  };
}

/** From rows of pixels, TensorFlow.js's layout, to planes of channels, ONNX's. */
export const toPlanes = (graph: Graph, x: Edge): Edge => graph.transpose(x, [0, 3, 1, 2]);

export const toPixels = (graph: Graph, x: Edge): Edge => graph.transpose(x, [0, 2, 3, 1]);

/** What has to be cut off, or added, behind a transposed convolution; ONNX adds less than a stride. */
export function transposedPadding(w: Window) {
  const { top, left } = w.padInfo;
  const excess = (count: number, stride: number, filter: number, size: number, before: number) =>
    (count - 1) * stride + filter - before - size;
  const rows = excess(w.outHeight, w.strideHeight, w.effectiveFilterHeight, w.inHeight, top);
  const columns = excess(w.outWidth, w.strideWidth, w.effectiveFilterWidth, w.inWidth, left);
  const outputPadding = [Math.max(0, -rows), Math.max(0, -columns)];
  if (outputPadding[0]! >= w.strideHeight || outputPadding[1]! >= w.strideWidth) return undefined;
  const end = [Math.max(0, rows), Math.max(0, columns)] as const;
  return { pads: { begin: [top, left] as const, end }, outputPadding };
}
