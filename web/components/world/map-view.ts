/** A place on the map's own plane. */
export type At = readonly [x: number, y: number];

/** The part of a map that is seen: what lies in its middle, and how many times it is larger than at first. */
export type MapView = { readonly centre: At; readonly zoom: number };

/** What is seen at first, and how small and how large it may become. */
export type MapBounds = {
  readonly first: MapView;
  /** Half of what is seen at first, along and up. */
  readonly half: At;
  /** Size of the whole map. */
  readonly size: At;
};

const closest = 16;

/** Where the first part is not the whole map, it can be drawn back until the whole is seen. */
export function widestOf({ half, size }: Pick<MapBounds, "half" | "size">): number {
  return Math.min(1, (2 * half[0]) / size[0]);
}

function within(value: number, half: number, size: number): number {
  return 2 * half >= size ? size / 2 : Math.min(Math.max(value, half), size - half);
}

/** The nearest view that shows nothing but the map. */
function bounded({ centre, zoom }: MapView, bounds: MapBounds): MapView {
  if (zoom === bounds.first.zoom && zoom === 1) return bounds.first;
  return {
    zoom,
    centre: [
      within(centre[0], bounds.half[0] / zoom, bounds.size[0]),
      within(centre[1], bounds.half[1] / zoom, bounds.size[1]),
    ],
  };
}

/** Closer by a factor, or farther below 1; the place under `at` stays where it is. */
export function zoomed(view: MapView, factor: number, at: At, bounds: MapBounds): MapView {
  const zoom = Math.min(Math.max(view.zoom * factor, widestOf(bounds)), closest);
  const share = view.zoom / zoom;
  return bounded(
    {
      zoom,
      centre: [at[0] - (at[0] - view.centre[0]) * share, at[1] - (at[1] - view.centre[1]) * share],
    },
    bounds,
  );
}

/** Moved over the plane. */
export function moved(view: MapView, by: At, bounds: MapBounds): MapView {
  return bounded({ ...view, centre: [view.centre[0] + by[0], view.centre[1] + by[1]] }, bounds);
}
