import { Select } from "@mantine/core";
import { type RefObject, useCallback, useMemo, useRef } from "react";
import { formatPartialDate } from "#kernel/words";
import { Chart, type MakeDrawing } from "../../../web/components/chart.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import type { FileFormat } from "../../../web/components/export-menu.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import type { Roam } from "../../../web/components/world/roam.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Table } from "../statistics.ts";
import { totalOf } from "../views/read-table.ts";
import type { PanelAnswer } from "../views/view.ts";
import { cellText } from "./cell-text.ts";
import { MapButtons } from "./map-buttons.tsx";
import { type Picture, pictureFor } from "./picture-for.ts";
import placeStyles from "./place-list.module.css";
import { PlaceList } from "./place-list.tsx";
import { placesTable } from "./place-pictures.ts";
import { tableFor } from "./table-for.ts";
import viewStyles from "./view.module.css";

export type PanelProps = {
  readonly panel: PanelAnswer;
  /** Saves the panel; pictures are made of what `drawing` gives. */
  readonly onSave: (wanted: { panel: string; format: FileFormat; drawing?: MakeDrawing }) => Promise<void>;
  readonly onDataSet: (code: string) => void;
  /** Caveats of all panels: the page shows them once. */
  readonly common: readonly string[];
};

const formats: readonly FileFormat[] = ["csv", "xlsx", "pdf", "svg", "png"];

/** One question of a page with its picture, table, source and files. A panel without data is not drawn. */
export function Panel({ panel, onSave, onDataSet, common }: PanelProps) {
  const { t } = useText("statistics");
  if (panel.table === null)
    return panel.refusal === null ? null : (
      <section>
        <h2>{panel.title}</h2>
        <p>{panel.refusal}</p>
      </section>
    );
  return (
    <div data-half={panel.half}>
      {panel.dataSets.length > 1 ? (
        <Select
          size="xs"
          maw={420}
          className={viewStyles.choice ?? ""}
          label={t("page.data-set")}
          data={panel.dataSets.map(({ code, title }) => ({ value: code, label: title }))}
          value={panel.dataSet?.code ?? null}
          allowDeselect={false}
          onChange={(code) => (code === null ? undefined : onDataSet(code))}
          data-print="no"
        />
      ) : null}
      <Filled panel={panel} table={panel.table} onSave={onSave} common={common} />
    </div>
  );
}

type FilledProps = Pick<PanelProps, "panel" | "onSave" | "common"> & { table: Table };

function Filled({ panel, table, onSave, common }: FilledProps) {
  const { t, lang } = useText("statistics");
  const format = useFormat();
  const drawing = useRef<MakeDrawing | null>(null);
  const picture = useMemo(() => pictureFor(panel, table, { t, format }), [panel, table, t, format]);
  const lines = useMemo(
    () =>
      panel.places === null
        ? tableFor(table, panel.bySize, { t, format, lang })
        : placesTable(panel.places.at, table, { t, format }),
    [panel, table, t, format, lang],
  );
  const total = totalOf(table);
  const sum =
    total?.state === "shown" ? t("views.total", { total: cellText(total, { t, format }) }) : undefined;
  const save = useCallback(
    (wanted: FileFormat) =>
      onSave({
        panel: panel.panel,
        format: wanted,
        ...(drawing.current ? { drawing: drawing.current } : {}),
      }),
    [onSave, panel],
  );
  const caveats = [
    ...(sum === undefined ? [] : [sum]),
    ...(picture?.left ? [t("views.more", { count: format.number(picture.left) as never })] : []),
    ...(panel.places?.elsewhere
      ? [t("map.no-place", { count: format.number(panel.places.elsewhere) as never })]
      : []),
    ...(panel.apart.length > 0 ? [t("page.apart", { names: panel.apart.join(", ") })] : []),
    ...(panel.events ?? []).map(
      ({ date, kindLabel, title, where, source }, n) =>
        `${n + 1} · ${formatPartialDate(date, lang, (word, params) => t(`date.${word}`, params))} · ${joined(kindLabel, title, ...(where === null ? [] : [where]), source)}`,
    ),
    ...(panel.events?.length ? [t("events.timing")] : []),
    ...table.breaks.map((change) => change.text),
    ...table.caveats.filter((caveat) => !common.includes(caveat)),
  ];
  return (
    <ChartFrame
      title={panel.title}
      height={picture?.height ?? 0}
      table={lines}
      source={joined(table.dataSet.title, table.dataSet.source, table.dataSet.licence)}
      caveats={caveats}
      files={
        <ExportMenu
          label={t("views.export")}
          formats={picture === null ? formats.filter((one) => one !== "svg" && one !== "png") : formats}
          onExport={save}
        />
      }
    >
      {picture === null ? null : <Drawn label={panel.title} picture={picture} drawing={drawing} />}
    </ChartFrame>
  );
}

type DrawnProps = { label: string; picture: Picture; drawing: RefObject<MakeDrawing | null> };

/** A picture; a map has its figures as a list beside it and what its borders do not mean below. */
function Drawn({ label, picture, drawing }: DrawnProps) {
  const { t } = useText("statistics");
  const pointer = useRef<((name: string | null) => void) | null>(null);
  const roam = useRef<Roam | null>(null);
  const point = useCallback((name: string | null) => pointer.current?.(name), []);
  const chart = (
    <Chart
      label={label}
      height={picture.places === undefined ? picture.height : `min(${picture.height}px, 72vw)`}
      option={picture.option}
      drawing={drawing}
      pointer={pointer}
      {...(picture.places === undefined ? {} : { roam })}
    />
  );
  if (picture.places === undefined) return chart;
  return (
    <div className={placeStyles.world}>
      <div>
        <div className={placeStyles.map}>
          {chart}
          <MapButtons roam={roam} />
        </div>
        <p className={placeStyles.note} dir="auto">
          {picture.hatched ? `${t("map.hatched")} ` : ""}
          {t("map.borders")}
        </p>
      </div>
      <PlaceList lines={picture.places} onPoint={point} />
    </div>
  );
}
