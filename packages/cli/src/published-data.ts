import type { DataFingerprint } from "./data-fingerprint.ts";

/** Parts of published data sets by the SHA-256 of their fingerprint: known by content, whatever folder they lie in. */
export const publishedData: Readonly<Record<string, string>> = {
  "8feb72deefa89b78e2d15d41b08eb42e83583d1649ed256bb8907cc4603cb514": "mnist/train",
  a8271bd96a7313ec5c7f7bfb7ea7ad6fe0de2950fe53c8295fc4049ca1fbe6bf: "mnist/validation",
  "1c5d2e68765a84543468a3dce842e6774d30ad19f03f7b6e8755d42f419eb19c": "mnist/test",
};

/** Whether something has the name of published data whose content is known, and another content. */
export function isUnpublished({ name, sha256 }: Pick<DataFingerprint, "name" | "sha256">): boolean {
  return publishedData[sha256] !== name && Object.values(publishedData).includes(name);
}
