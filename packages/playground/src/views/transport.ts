import { html, nothing } from "lit-html";
import type { Actions } from "../page/actions.ts";
import { count } from "../page/format.ts";
import type { PageState } from "../page/state.ts";

/** Steps of a player in a second; the last is as fast as it goes. */
const speeds = [1, 3, 10, 30, Number.POSITIVE_INFINITY];

/** Play, steps, back, speed. */
export function transportView(state: PageState, actions: Actions) {
  const { opened, frame, isPlaying, stepsPerSecond, busy } = state;
  const phase = frame?.phase ?? 0;
  const due = opened?.steps[phase] ?? [];
  const isDue = (player: string) => due.length === 1 && due[0] === player;
  const { send } = actions;
  const why = due.length > 1 ? "Both move at once in this schedule" : "The other player is next";
  const step = (player: "discriminator" | "generator", letter: string) => html`
    <button
      class=${`step ${player === "discriminator" ? "of-d" : "of-g"}`}
      title=${isDue(player) ? `One step of ${letter} (${letter})` : why}
      ?disabled=${!opened || isPlaying || !isDue(player)}
      @click=${() => send({ type: "playerStep", player })}
    ><i>${letter}</i> step</button>
  `;
  const speed = speeds.indexOf(stepsPerSecond);
  const words =
    speed === speeds.length - 1
      ? "full"
      : `${stepsPerSecond} step${stepsPerSecond === 1 ? "" : "s"}/s`;
  return html`
    <section class="card transport" aria-label="Play">
      <div class="count">
        <output aria-label="iteration">${count(frame?.iteration ?? 0)}</output>
        ${busy === undefined ? nothing : html`<button class="quiet cancel" @click=${() => send({ type: "cancel" })}>Cancel</button>`}
        <span class="hint">${busy ?? (phase > 0 ? `iterations and ${phase} step${phase === 1 ? "" : "s"}` : "iterations")}</span>
      </div>
      <div class="buttons">
        <button title="Begin anew (R)" aria-label="Reset" ?disabled=${!opened} @click=${() => send({ type: "reset" })}>⟲</button>
        <button
          title="One step back, exactly (←)"
          aria-label="Step back"
          ?disabled=${!frame?.canGoBack || isPlaying}
          @click=${() => send({ type: "back" })}
        >◀</button>
        <button class="play" ?disabled=${!opened} aria-label=${isPlaying ? "Pause" : "Play"} title="Play or pause (Space)" @click=${actions.playOrPause}>
          ${isPlaying ? "❚❚" : "▶"}
        </button>
        <button title="One iteration (→)" aria-label="One iteration" ?disabled=${!opened || isPlaying} @click=${() => send({ type: "step" })}>▶❚</button>
        ${step("discriminator", "D")} ${step("generator", "G")}
      </div>
      <label class="speed">
        <span>Speed: ${words}</span>
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
    </section>
  `;
}
