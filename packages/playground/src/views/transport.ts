import { html, nothing } from "lit-html";
import { isShown } from "../lessons/progress.ts";
import type { Actions } from "../page/actions.ts";
import type { PageState } from "../page/state.ts";
import { rich } from "./rich.ts";

/** Steps of a player in a second; the last is as fast as it goes. */
const speeds = [1, 3, 10, 30, Number.POSITIVE_INFINITY];

/** Play, steps, back, speed. */
export function transportView(state: PageState, actions: Actions) {
  const { opened, frame, isPlaying, stepsPerSecond, busy, speech } = state;
  const { plain, count } = speech;
  const phase = frame?.phase ?? 0;
  const due = opened?.steps[phase] ?? [];
  const isDue = (player: string) => due.length === 1 && due[0] === player;
  const { send } = actions;
  const why = due.length > 1 ? "transport.both" : "transport.other";
  const step = (player: "discriminator" | "generator", letter: "D" | "G") => html`
    <button
      class=${`step ${player === "discriminator" ? "of-d" : "of-g"}`}
      title=${plain(isDue(player) ? `transport.step${letter}Why` : why)}
      ?disabled=${!opened || isPlaying || !isDue(player)}
      @click=${() => send({ type: "playerStep", player })}
    >${rich(speech.say(`transport.step${letter}`))}</button>
  `;
  const speed = speeds.indexOf(stepsPerSecond);
  const words =
    speed === speeds.length - 1
      ? plain("transport.full")
      : plain(state.hasPair ? "transport.pairPerSecond" : "transport.perSecond", {
          count: stepsPerSecond,
        });
  const counted =
    phase > 0 ? plain("transport.phase", { count: phase }) : plain("transport.iterations");
  const speedView = () => html`
    <label class="speed">
      <span>${plain("transport.speed", { speed: words })}</span>
      <input
        type="range"
        min="0"
        max=${speeds.length - 1}
        step="1"
        .value=${String(speed)}
        aria-valuetext=${words}
        @input=${(event: Event) =>
          actions.setSpeed(speeds[Number((event.target as HTMLInputElement).value)]!)}
      />
    </label>
  `;
  return html`
    <section class="card transport" aria-label=${plain("part.play")}>
      <div class="count">
        <output aria-label=${plain("transport.iteration")}>${count(frame?.iteration ?? 0)}</output>
        ${busy === undefined ? nothing : html`<button class="quiet cancel" @click=${() => send({ type: "cancel" })}>${plain("transport.cancel")}</button>`}
        <span class="hint">${busy === undefined ? counted : rich(speech.tell(busy))}</span>
      </div>
      <div class="buttons">
        <button title=${plain("transport.resetWhy")} aria-label=${plain("transport.reset")} ?disabled=${!opened} @click=${() => send({ type: "reset" })}>⟲</button>
        <button
          title=${plain("transport.backWhy")}
          aria-label=${plain("transport.back")}
          ?disabled=${!frame?.canGoBack || isPlaying}
          @click=${() => send({ type: "back" })}
        >◀</button>
        <button class="play" ?disabled=${!opened} aria-label=${plain(isPlaying ? "transport.pause" : "transport.play")} title=${plain("transport.playWhy")} @click=${actions.playOrPause}>
          ${isPlaying ? "❚❚" : "▶"}
        </button>
        <button title=${plain("transport.oneWhy")} aria-label=${plain("transport.one")} ?disabled=${!opened || isPlaying} @click=${() => send({ type: "step" })}>▶❚</button>
        ${isShown(state, "steps") && !state.hasPair ? html`${step("discriminator", "D")} ${step("generator", "G")}` : nothing}
      </div>
      ${isShown(state, "speed") ? speedView() : nothing}
    </section>
  `;
}
