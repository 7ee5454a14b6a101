import { extname } from "node:path";

/** Forms that samples are written in, by the ending of the name; a name without one is a folder's. */
export const sampleForms = ["png", "npy", "npz", "csv", "folder"] as const;

export type SampleForm = (typeof sampleForms)[number];

/** The form that a path asks for, or `undefined` where its ending is none of theirs. */
export function sampleFormOf(path: string): SampleForm | undefined {
  const ending = extname(path).slice(1).toLowerCase();
  if (ending === "" || /[/\\]$/.test(path)) return "folder";
  return sampleForms.find((form) => form === ending && form !== "folder");
}
