import { expect, it } from "vitest";
import { webgl } from "./webgl.ts";

it("says that it needs a browser", async () => {
  await expect(webgl().activate()).rejects.toThrow(/WebGL needs a browser. Use `wasm` here/);
});
