import { useBackend } from "@gan/backends";
import { cpu } from "@gan/backends/cpu";
import { wasm } from "@gan/backends/wasm";
import { webgl } from "@gan/backends/webgl";
import { webgpu } from "@gan/backends/webgpu";
import { playAll } from "./games.ts";

const engines = { cpu, wasm: () => wasm({ wasmPath: "/wasm/" }), webgl, webgpu };

/** Plays the games on the engine that the page's address names, such as `#wasm/mlp,conv/50`. */
async function play() {
  const [engine, games = "", iterations] = location.hash.slice(1).split("/");
  await useBackend([engines[engine as keyof typeof engines]()]);
  return playAll(games, Number(iterations));
}

play()
  .then(
    (played) => ({ played }),
    (error: Error) => ({ error: error.message }),
  )
  .then((result) => fetch("/result", { method: "POST", body: JSON.stringify(result) }));
