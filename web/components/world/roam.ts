import type { Drawing } from "../draw.ts";
import { type At, type MapBounds, type MapView, moved, zoomed } from "./map-view.ts";
import { mapFrame } from "./projection.ts";

/** A map that can be brought closer and moved. */
export type Roam = {
  readonly zoomBy: (factor: number) => void;
  /** Moves what is seen by shares of its own size. */
  readonly moveBy: (along: number, up: number) => void;
  readonly reset: () => void;
  readonly stop: () => void;
};

const pixels = (event: PointerEvent, box: HTMLElement): At => {
  const { left, top } = box.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
};

/**
 * Lets people come closer: by the buttons beside the map, by the wheel with Ctrl, by two fingers. The wheel alone and
 * one finger go on scrolling the page; a mouse that is pressed moves the map.
 */
export function roamOf(drawing: Drawing, box: HTMLElement): Roam {
  const planeAt = (at: At): At => {
    const [x = 0, y = 0] = drawing.convertFromPixel({ geoIndex: 0 }, [...at]) as number[];
    return [x, y];
  };
  /** Where the map is laid out in the picture, as its ground says. */
  const place = (): { from: At; to: At } => {
    const [geo] = drawing.getOption().geo as { [side in "left" | "right" | "top" | "bottom"]: number }[];
    const { left = 0, right = 0, top = 0, bottom = 0 } = geo ?? {};
    return {
      from: [left, top],
      to: [drawing.getWidth() - right, drawing.getHeight() - bottom],
    };
  };
  const middle = (): At => {
    const { from, to } = place();
    return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  };
  const mapSeries = (drawing.getOption().series as { type?: string }[]).map(({ type }) => type === "map");
  const boundsNow = (): MapBounds => {
    const { from, to } = place();
    const [a, b] = [planeAt(from), planeAt(to)];
    return {
      first: { centre: planeAt(middle()), zoom: 1 },
      half: [Math.abs(b[0] - a[0]) / 2, Math.abs(b[1] - a[1]) / 2],
      size: [mapFrame.width, mapFrame.height],
    };
  };
  let bounds = boundsNow();
  let view: MapView = bounds.first;

  const show = ({ centre, zoom }: MapView) => {
    const seen = { center: [...centre], zoom };
    drawing.setOption({ animation: false, geo: seen, series: mapSeries.map((map) => (map ? seen : {})) });
  };
  const go = (next: MapView) => {
    if (next === view) return;
    // The first look is measured when it is left: the picture may have another size by then.
    view = next;
    show(view);
  };
  const measured = () => {
    if (view === bounds.first) {
      bounds = boundsNow();
      view = bounds.first;
    }
  };
  const zoomAt = (factor: number, at: At) => {
    measured();
    go(zoomed(view, factor, planeAt(at), bounds));
  };
  const moveFrom = (from: At, to: At) => {
    measured();
    const [a, b] = [planeAt(from), planeAt(to)];
    go(moved(view, [a[0] - b[0], a[1] - b[1]], bounds));
  };

  const fingers = new Map<number, At>();
  const spread = () => {
    const [a = [0, 0], b = [0, 0]] = [...fingers.values()];
    return {
      apart: Math.hypot(a[0] - b[0], a[1] - b[1]),
      middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as At,
    };
  };
  const down = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    fingers.set(event.pointerId, pixels(event, box));
  };
  const move = (event: PointerEvent) => {
    const last = fingers.get(event.pointerId);
    if (last === undefined) return;
    const at = pixels(event, box);
    if (fingers.size === 2) {
      const before = spread();
      fingers.set(event.pointerId, at);
      const after = spread();
      if (before.apart > 0) zoomAt(after.apart / before.apart, after.middle);
      moveFrom(before.middle, after.middle);
    } else {
      fingers.set(event.pointerId, at);
      if (event.pointerType === "mouse") moveFrom(last, at);
    }
  };
  const up = ({ pointerId }: PointerEvent) => fingers.delete(pointerId);
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { left, top } = box.getBoundingClientRect();
    zoomAt(Math.exp(-event.deltaY / 300), [event.clientX - left, event.clientY - top]);
  };
  // One finger scrolls the page; what two fingers do is left to us.
  box.style.touchAction = "pan-x pan-y";
  const gone = new AbortController();
  const { signal } = gone;
  box.addEventListener("pointerdown", down, { signal });
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", up, { signal });
  window.addEventListener("pointercancel", up, { signal });
  box.addEventListener("wheel", wheel, { signal, passive: false });

  return {
    zoomBy: (factor) => zoomAt(factor, middle()),
    moveBy: (along, upward) => {
      const { from, to } = place();
      const [x, y] = middle();
      moveFrom([x, y], [x - along * (to[0] - from[0]), y + upward * (to[1] - from[1])]);
    },
    reset: () => go(bounds.first),
    stop: () => gone.abort(),
  };
}
