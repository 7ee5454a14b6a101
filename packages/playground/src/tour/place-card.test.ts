import fc from "fast-check";
import { expect, it } from "vitest";
import { placeCard } from "./place-card.ts";

const room = { width: 1440, height: 900 };
const card = { width: 340, height: 200 };

it.each([
  ["a column on the left", { left: 20, top: 80, width: 300, height: 230 }, "right", 334, 80],
  ["a column on the right", { left: 1080, top: 300, width: 340, height: 380 }, "left", 726, 300],
  ["a caption as wide as all", { left: 20, top: 100, width: 1400, height: 60 }, "below", 550, 174],
  ["one at the bottom", { left: 20, top: 800, width: 1400, height: 80 }, "above", 550, 586],
  ["what fills the window", { left: 0, top: 0, width: 1440, height: 900 }, "over", 1092, 692],
] as const)("stands beside %s", (_, box, side, left, top) => {
  expect(placeCard(box, card, room, false)).toMatchObject({ side, left, top });
});

it("stands on the left where reading goes on to the left", () => {
  const box = { left: 500, top: 100, width: 400, height: 400 };
  expect(placeCard(box, card, room, false).side).toBe("right");
  expect(placeCard(box, card, room, true).side).toBe("left");
});

it("is whole in the window, and beside what it speaks of unless it has to be over it", () => {
  const length = (max: number) => fc.integer({ min: 10, max });
  const box = fc.record({
    ...{ left: fc.integer({ min: -400, max: 1400 }), top: fc.integer({ min: -900, max: 1800 }) },
    ...{ width: length(1400), height: length(1600) },
  });
  fc.assert(
    fc.property(box, fc.boolean(), (box, isRightToLeft) => {
      const { left, top, side, notch } = placeCard(box, card, room, isRightToLeft);
      expect(left).toBeGreaterThanOrEqual(8);
      expect(top).toBeGreaterThanOrEqual(8);
      expect(left + card.width).toBeLessThanOrEqual(room.width - 8);
      expect(top + card.height).toBeLessThanOrEqual(room.height - 8);
      if (side === "over") return;
      const apartAcross = left >= box.left + box.width || left + card.width <= box.left;
      const apartDown = top >= box.top + box.height || top + card.height <= box.top;
      expect(apartAcross || apartDown).toBe(true);
      expect(notch).toBeGreaterThan(0);
    }),
  );
});
