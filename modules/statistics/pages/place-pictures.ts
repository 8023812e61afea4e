import type { TFunction } from "i18next";
import type { ChartTable } from "../../../web/components/chart-frame.tsx";
import type { Format } from "../../../web/i18n/format.ts";
import type { Cell, Table } from "../statistics.ts";
import { linesOf } from "../views/read-table.ts";
import type { PanelAnswer } from "../views/view.ts";
import { cellText } from "./cell-text.ts";
import type { Picture } from "./picture-for.ts";
import { riverOf, shownFlows } from "./rivers.ts";

type Words = { readonly t: TFunction; readonly format: Format };

/** A line of the list beside a map; `codes` are the places that it needs on the map. */
export type PlaceLine = {
  readonly name: string;
  readonly codes: readonly string[];
  readonly label: string;
  readonly text: string;
};

const worldHeight = 430;

function figureOf(cell: Cell): number | null {
  return cell.state === "shown"
    ? (cell.value ?? null)
    : cell.state === "censored"
      ? (cell.low ?? null)
      : null;
}

/** Countries shaded by their figures. */
export function mapPicture(table: Table, words: Words): Picture | null {
  const lines = linesOf(table, true).filter(
    ({ code, cell }) => code !== "unknown" && cell.state !== "missing" && cell.value !== 0,
  );
  if (lines.length === 0) return null;
  const places = lines.map(({ code, label, cell }) => ({
    code,
    label,
    text: cellText(cell, words),
    value: figureOf(cell),
    high: cell.state === "censored" ? (cell.high ?? null) : null,
  }));
  return {
    height: worldHeight,
    left: 0,
    option: async (palette) => {
      const { choropleth } = await import("../../../web/components/world/choropleth.ts");
      return choropleth(places, (value) => words.format.number(value))(palette);
    },
    places: places.map(({ code, label, text }) => ({ name: code, codes: [code], label, text })),
    hatched: places.some(({ value, high }) => value === null || high !== null),
  };
}

function namesOf(table: Table): (code: string) => string {
  const labels = new Map(
    table.by.flatMap(({ categories }) => categories.map(({ code, label }) => [code, label])),
  );
  return (code) => labels.get(code) ?? code;
}

/** Lines from origins to destinations, the largest ones; rings for what stays within a country. */
export function flowsPicture(panel: PanelAnswer, table: Table, { t, format }: Words): Picture | null {
  const nameOf = namesOf(table);
  const all = shownFlows(table)
    .filter(({ from, to }) => from !== "unknown" && to !== "unknown")
    .sort((a, b) => b.value - a.value);
  const flows = all.slice(0, panel.top ?? 80).map((flow) => ({
    ...flow,
    label:
      flow.from === flow.to
        ? t("map.within", { place: nameOf(flow.from) })
        : t("map.from-to", { from: nameOf(flow.from), to: nameOf(flow.to) }),
    text: format.number(flow.value),
  }));
  if (flows.length === 0) return null;
  return {
    height: worldHeight,
    left: all.length - flows.length,
    option: async (palette) => {
      const { flowMap } = await import("../../../web/components/world/flow-map.ts");
      return flowMap(flows, nameOf)(palette);
    },
    places: flows.map(({ from, to, label, text }) => ({
      name: `${from}>${to}`,
      codes: [from, to],
      label,
      text,
    })),
  };
}

/** Origins and destinations joined by bands. */
export function sankeyPicture(panel: PanelAnswer, table: Table, { t, format }: Words): Picture | null {
  const river = riverOf(table, panel.top ?? 12, t("map.other"));
  if (river.flows.length === 0) return null;
  return {
    height: Math.max(260, 30 * Math.max(river.origins.length, river.destinations.length) + 20),
    left: 0,
    option: async (palette) => {
      const { sankeyOption } = await import("./sankey.ts");
      return sankeyOption(river, (value) => format.number(value))(palette);
    },
  };
}

/** A place in words, as seafarers write it. */
export function placeText({ lat, lon }: { lat: number; lon: number }, { t, format }: Words): string {
  const side = (value: number, positive: string, negative: string) =>
    t(`map.${value < 0 ? negative : positive}`, { degrees: format.number(Math.abs(value)) });
  return t("map.at", { lat: side(lat, "north", "south"), lon: side(lon, "east", "west") });
}

/** Events where they happened. */
export function pointsPicture(panel: PanelAnswer, table: Table, words: Words): Picture | null {
  const { t, format } = words;
  const points = [...(panel.places?.at ?? [])]
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .map(({ lat, lon, value, rows }) => ({
      name: `${lat},${lon}`,
      lat,
      lon,
      value,
      label: placeText({ lat, lon }, words),
      count: format.number(value),
      text: `${placeText({ lat, lon }, words)} · ${table.measure?.label ?? ""}: ${format.number(value)} · ${t("map.entries", { count: rows })}`,
    }));
  if (points.length === 0) return null;
  return {
    height: worldHeight + 50,
    left: 0,
    option: async (palette) => {
      const { pointMap } = await import("../../../web/components/world/point-map.ts");
      return pointMap(points)(palette);
    },
    places: points.map(({ name, label, count }) => ({ name, codes: [], label, text: count })),
  };
}

/** Events on a map as a table: place, figure and number of entries. */
export function placesTable(
  places: NonNullable<PanelAnswer["places"]>["at"],
  table: Table,
  words: Words,
): ChartTable {
  const { t, format } = words;
  return {
    columns: [
      { id: "place", label: t("map.place") },
      { id: "figure", label: table.measure?.label ?? t("measure.rows"), numeric: true },
      { id: "rows", label: t("measure.rows"), numeric: true },
    ],
    rows: [...places]
      .sort((a, b) => b.value - a.value)
      .map((place) => ({
        place: placeText(place, words),
        figure: format.number(place.value),
        rows: format.number(place.rows),
      })),
  };
}
