import { expect, it } from "vitest";
import { initialState, type PageState } from "../../page/state.ts";
import type { Frame, LastStep, Opened } from "../../protocol.ts";
import { stepShown } from "./step-shown.ts";

const byTurns = [["discriminator"], ["discriminator"], ["generator"]];
const atOnce = [["discriminator", "generator"]];

function kindOf(
  last: LastStep,
  {
    steps = byTurns,
    phase = 0,
    ...rest
  }: Partial<PageState> & { steps?: string[][]; phase?: number } = {},
): string {
  const iteration = last === "none" ? 0 : 7;
  return stepShown({
    ...initialState,
    opened: { steps } as Partial<Opened> as Opened,
    frame: { last, iteration, phase } as Partial<Frame> as Frame,
    ...rest,
  }).kind;
}

it("is the step that was carried out last", () => {
  expect(kindOf("none")).toBe("none");
  expect(kindOf("discriminator", { phase: 1 })).toBe("ofD");
  expect(kindOf("generator")).toBe("ofG");
  expect(kindOf("both"), "all steps of an iteration").toBe("iteration");
  expect(kindOf("both", { steps: atOnce })).toBe("both");
});

it("is an iteration where steps follow one another faster than the eye", () => {
  const playing = (stepsPerSecond: number) =>
    kindOf("discriminator", { phase: 1, isPlaying: true, stepsPerSecond });
  expect([1, 3, 10, Number.POSITIVE_INFINITY].map(playing)).toEqual([
    ...["ofD", "ofD", "iteration", "iteration"],
  ]);
  expect(kindOf("discriminator", { phase: 1, stepsPerSecond: 30 }), "at rest").toBe("ofD");
});

it("is none at the beginning, whatever was done before", () => {
  const frame = { last: "both", iteration: 0, phase: 0 } as Partial<Frame> as Frame;
  expect(stepShown({ ...initialState, frame })).toEqual({
    kind: "none",
    movers: [],
    isSteady: false,
  });
});
