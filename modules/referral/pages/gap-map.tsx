import { Select } from "@mantine/core";
import { useState } from "react";
import { Chart } from "../../../web/components/chart.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { serviceKinds } from "../words/lists.ts";
import { areaPicture } from "./area-picture.ts";
import { stateOf } from "./gap-matrix.tsx";
import type { Gaps } from "./gaps.tsx";
import { placeName } from "./names.ts";
import styles from "./referral.module.css";

const height = 380;
const forms = { served: "●", partly: "◆", full: "▲", unserved: "○" } as const;

function PictureLegend() {
  const { t } = useText("referral");
  return (
    <ul className={styles.legend} aria-label={t("gaps.legend")}>
      {(["served", "partly", "full", "unserved"] as const).map((state) => (
        <li key={state}>
          <span aria-hidden="true">{forms[state]}</span>
          {t(`gaps.state.${state}`)}
        </li>
      ))}
    </ul>
  );
}

/** Areas on the map, the larger the more is missing there. Points are the middles of areas, never a house. */
export function GapMap({ gaps }: { gaps: Gaps }) {
  const { t, lang } = useText("referral");
  const { percent, number } = useFormat();
  const [kind, setKind] = useState<(typeof serviceKinds)[number]>("shelter");
  const column = gaps.kinds.indexOf(kind);
  const rows = gaps.areas.map(({ code, name, longitude, latitude }, at) => {
    const cell = gaps.cells[at]?.[column];
    const [served, full, unserved] = [cell?.served ?? 0, cell?.full ?? 0, cell?.unserved ?? 0];
    const missing = (full + unserved) / Math.max(1, served + full + unserved);
    const state = stateOf({ served, full, unserved });
    return {
      place: placeName(code, name, lang),
      longitude,
      latitude,
      missing,
      standing: state,
      state: t(`gaps.state.${state}`),
      services: cell?.services ?? 0,
    };
  });
  const placed = rows.filter(({ longitude, latitude }) => longitude !== null && latitude !== null);
  return (
    <>
      <Select
        label={t("gaps.map-kind")}
        allowDeselect={false}
        maw={280}
        data-print="no"
        data={serviceKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onChange={(next) => setKind(serviceKinds.find((one) => one === next) ?? "shelter")}
      />
      <ChartFrame
        title={t("gaps.map-title", { kind: t(`kind.${kind}`) })}
        height={height}
        legend={<PictureLegend />}
        source={t("gaps.source")}
        caveats={[t("gaps.map-note")]}
        table={{
          columns: [
            { id: "place", label: t("gaps.place") },
            { id: "state", label: t("gaps.standing") },
            { id: "missing", label: t("gaps.missing"), numeric: true },
            { id: "services", label: t("gaps.services"), numeric: true },
          ],
          rows: rows.map(({ place, state, missing, services }) => ({
            place,
            state,
            missing: percent(missing),
            services: number(services),
          })),
        }}
      >
        {placed.length === 0 ? null : (
          <Chart
            label={t("gaps.map-title", { kind: t(`kind.${kind}`) })}
            height={height}
            option={areaPicture(
              placed.map(({ place, longitude, latitude, missing, standing, state }) => ({
                name: place,
                longitude: longitude ?? 0,
                latitude: latitude ?? 0,
                missing,
                state: standing,
                text: joined(place, state, percent(missing)),
              })),
              height,
            )}
          />
        )}
      </ChartFrame>
    </>
  );
}
