/** Turns the strip of sample grids into one picture with a slider. The page works without it. */
export const pageScript = `
for (const player of document.querySelectorAll(".player")) {
  const frames = [...player.querySelectorAll(".film figure")];
  const controls = player.querySelector(".controls");
  const slider = player.querySelector("input");
  const button = player.querySelector("button");
  if (frames.length < 2) continue;
  let timer;
  const show = (shown) => {
    slider.value = shown;
    slider.setAttribute("aria-valuetext", frames[shown].querySelector("figcaption").textContent);
    frames.forEach((frame, i) => { frame.hidden = i !== shown; });
  };
  const stop = () => { clearInterval(timer); timer = undefined; button.textContent = "Play"; };
  slider.max = frames.length - 1;
  slider.addEventListener("input", () => { stop(); show(Number(slider.value)); });
  button.addEventListener("click", () => {
    if (timer !== undefined) return stop();
    const last = frames.length - 1;
    if (Number(slider.value) === last) show(0);
    button.textContent = "Pause";
    timer = setInterval(() => {
      show(Number(slider.value) + 1);
      if (Number(slider.value) === last) stop();
    }, 400);
  });
  player.classList.add("is-live");
  controls.hidden = false;
  show(frames.length - 1);
}
`;
