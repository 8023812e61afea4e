/** A place on a page (from 1), in points from its lower left corner, as PDF counts. */
export type PageRect = {
  readonly page: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
};

/** A box on a picture of a page: shares of its width and height from the upper left corner, 0 to 1. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly high: number;
};

const within = (share: number) => Math.min(1, Math.max(0, share));

/** The box between two points, whichever way it was drawn. */
export function boxBetween(a: readonly [number, number], b: readonly [number, number]): Box {
  const [ax, ay, bx, by] = [within(a[0]), within(a[1]), within(b[0]), within(b[1])];
  return { left: Math.min(ax, bx), top: Math.min(ay, by), wide: Math.abs(ax - bx), high: Math.abs(ay - by) };
}

/** The same place in points from the page's lower left corner, as PDF counts. */
export function rectOf(
  box: Box,
  { page, width, height }: { page: number; width: number; height: number },
): PageRect {
  return {
    page,
    left: box.left * width,
    right: (box.left + box.wide) * width,
    top: height - box.top * height,
    bottom: height - (box.top + box.high) * height,
  };
}

/** And back, to be drawn. */
export function boxOf(rect: PageRect, { width, height }: { width: number; height: number }): Box {
  return {
    left: rect.left / width,
    top: (height - rect.top) / height,
    wide: (rect.right - rect.left) / width,
    high: (rect.top - rect.bottom) / height,
  };
}

/** Whether there is anything under it: a click is no box. */
export function isBox({ wide, high }: Box): boolean {
  return wide > 0.003 && high > 0.003;
}
