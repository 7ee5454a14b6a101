// The playground in a page of your own: `pnpm start` opens it. The element is in index.html; here the text follows its game.
import "@gan/playground";

const at = document.querySelector("#at")!;
document.querySelector("gan-playground")!.addEventListener("gan-frame", (event) => {
  const { iteration } = (event as CustomEvent<{ iteration: number }>).detail;
  at.textContent = `Iteration ${iteration}.`;
});
