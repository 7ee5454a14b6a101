import type { FuzzFormat } from "./format.ts";
import { cifar } from "./formats/cifar.ts";
import { gzip } from "./formats/gzip.ts";
import { idx } from "./formats/idx.ts";
import { mats } from "./formats/mat.ts";
import { numbers } from "./formats/numbers.ts";
import { pictures } from "./formats/pictures.ts";
import { runFiles } from "./formats/runs.ts";
import { safetensors } from "./formats/safetensors.ts";
import { tar } from "./formats/tar.ts";

/** Everything that is read from files of strangers. */
export const formats: readonly FuzzFormat[] = [
  idx,
  gzip,
  cifar,
  ...mats,
  ...numbers,
  ...pictures,
  safetensors,
  tar,
  ...runFiles,
];
