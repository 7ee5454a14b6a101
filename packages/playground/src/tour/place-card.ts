/** Where something is in the window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<Box, "width" | "height">;

/** Where the card stands, on which side of what it speaks of, and how far along that side the two face each other. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly side: "left" | "right" | "below" | "above" | "over";
  readonly notch: number;
}

/** From the card to what it speaks of, and to the window's edge. */
const GAP = 14;
const EDGE = 8;

/**
 * Finds a place for a card beside a box: on the side where reading goes on, else on the other, below, above; where there is no room
 * at all, over the box, in the window's last corner.
 *
 * @param room - The window.
 * @param isRightToLeft - Reading goes on to the left.
 */
export function placeCard(box: Box, card: Size, room: Size, isRightToLeft: boolean): Place {
  const within = (at: number, size: number, all: number) =>
    Math.max(EDGE, Math.min(at, all - size - EDGE));
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const top = within(Math.max(box.top, EDGE), card.height, room.height);
  const middle = (Math.max(box.top, 0) + Math.min(bottom, room.height)) / 2;
  const beside = { top, notch: along(middle - top, card.height) };
  const left = within(box.left + box.width / 2 - card.width / 2, card.width, room.width);
  const across = { left, notch: along(box.left + box.width / 2 - left, card.width) };
  const places: Record<"left" | "right" | "below" | "above", Place> = {
    right: { side: "right", left: right + GAP, ...beside },
    left: { side: "left", left: box.left - GAP - card.width, ...beside },
    below: { side: "below", top: bottom + GAP, ...across },
    above: { side: "above", top: box.top - GAP - card.height, ...across },
  };
  const order = isRightToLeft
    ? [places.left, places.right, places.below, places.above]
    : [places.right, places.left, places.below, places.above];
  const fits = ({ left, top }: Place) =>
    left >= EDGE &&
    top >= EDGE &&
    left + card.width <= room.width - EDGE &&
    top + card.height <= room.height - EDGE;
  return (
    order.find(fits) ?? {
      ...{ side: "over", notch: 0, top: room.height - card.height - EDGE },
      left: isRightToLeft ? EDGE : room.width - card.width - EDGE,
    }
  );
}

/** The notch keeps off the card's round corners. */
function along(at: number, size: number): number {
  return Math.max(18, Math.min(at, size - 18));
}
