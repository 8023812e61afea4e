import { SegmentedControl, Text, TextInput } from "@mantine/core";
import { useCallback, useState } from "react";
import type { OutputOf } from "#kernel/action";
import { Chart, type ChartProps } from "../../../web/components/chart.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showTreaty } from "../treaties/show-treaty.ts";
import styles from "./law.module.css";
import tableStyles from "./table.module.css";

type Shown = OutputOf<typeof showTreaty>;
type Participant = Shown["participants"][number];

/** In the order of the map's shades. */
const drawn = ["party", "signatory", "ended"] as const;
const drawnAs: ReadonlyMap<string, number> = new Map(drawn.map((state, at) => [state, at]));

/** Who is bound and who signed: on the map, as a table, and as a list that can be searched. */
export function Participants({ shown, source }: { shown: Shown; source: string }) {
  const { t } = useText("law");
  const { date } = useFormat();
  const { participants } = shown;
  const day = (value: string | null) => (value === null ? "" : date(value));
  const map: ChartProps["option"] = useCallback(
    async (palette) => {
      const { categoryMap } = await import("../../../web/components/world/category-map.ts");
      const places = participants.flatMap(({ participant, label, state }) => {
        const category = drawnAs.get(state) ?? -1;
        return category < 0 ? [] : [{ code: participant, label, category }];
      });
      const categories = drawn.map((state) => ({
        label: t(`treaty.states.${state}`),
        hatched: state === "ended",
      }));
      return categoryMap(places, categories)(palette);
    },
    [participants, t],
  );
  const table = {
    columns: ["participant", "state", "signed", "bound", "how"].map((id) => ({
      id,
      label: t(`treaty.${id}`),
    })),
    rows: participants.map((one) => ({
      participant: one.label,
      state: t(`treaty.states.${one.state}`),
      signed: day(one.signed),
      bound: day(one.bound),
      how: one.how === null ? "" : t(`treaty.ways.${one.how}`),
    })),
  };
  const ended = participants.some(({ state }) => state === "ended");
  return (
    <>
      <ChartFrame
        title={t("treaty.map")}
        table={table}
        source={<bdi>{source}</bdi>}
        caveats={[shown.said, t("treaty.map-note")]}
        exportName={`treaty-${shown.treaty.toLowerCase()}-${shown.on}`}
        legend={
          <ul className={styles.legend}>
            {drawn
              .filter((state) => state !== "ended" || ended)
              .map((state) => (
                <li key={state}>
                  <span className={styles.swatch} data-at={drawn.indexOf(state)} aria-hidden="true" />{" "}
                  {t(`treaty.states.${state}`)}
                </li>
              ))}
          </ul>
        }
        height="min(50vw, 30rem)"
      >
        <Chart label={t("treaty.map")} height="min(50vw, 30rem)" option={map} />
      </ChartFrame>
      <List participants={participants} />
    </>
  );
}

function List({ participants }: { participants: readonly Participant[] }) {
  const { t } = useText("law");
  const { date, number } = useFormat();
  const [state, setState] = useState<string>("party");
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const rows = participants.filter(
    (one) => (state === "all" || one.state === state) && one.label.toLowerCase().includes(wanted),
  );
  return (
    <div>
      <div className={styles.legend} data-print="no" style={{ marginBlockEnd: "0.75rem" }}>
        <SegmentedControl
          value={state}
          onChange={setState}
          aria-label={t("treaty.state")}
          data={["party", "signatory", "all"].map((value) => ({ value, label: t(`treaty.show.${value}`) }))}
        />
        <TextInput
          aria-label={t("treaty.search")}
          placeholder={t("treaty.search")}
          value={typed}
          dir="auto"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <Text c="dimmed" size="sm">
        {t("treaty.shown", { number: number(rows.length) })}
      </Text>
      <ScrollBox label={t("treaty.list")}>
        <table className={tableStyles.table} data-stacks="true">
          <thead>
            <tr>
              {["participant", "signed", "bound", "how"].map((name) => (
                <th key={name} scope="col">
                  {t(`treaty.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.participant}>
                <th scope="row" style={{ fontWeight: 400 }}>
                  <bdi>{one.label}</bdi>
                  {one.ended === null ? null : (
                    <div className={styles.quiet}>{t("treaty.ended-on", { date: date(one.ended) })}</div>
                  )}
                  {one.declaration === null ? null : (
                    <details>
                      <summary>{t("treaty.declaration")}</summary>
                      <p dir="auto" style={{ maxInlineSize: "75ch", whiteSpace: "pre-line" }}>
                        {one.declaration}
                      </p>
                    </details>
                  )}
                </th>
                <Cell label={t("treaty.signed")} value={one.signed === null ? "" : date(one.signed)} />
                <Cell label={t("treaty.bound")} value={one.bound === null ? "" : date(one.bound)} />
                <Cell label={t("treaty.how")} value={one.how === null ? "" : t(`treaty.ways.${one.how}`)} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}

/** On a phone it carries its own heading, unless there is nothing in it. */
function Cell({ label, value }: { label: string; value: string }) {
  return <td data-label={value === "" ? undefined : label}>{value}</td>;
}
