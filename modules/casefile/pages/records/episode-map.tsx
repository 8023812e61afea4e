import { lazy, Suspense } from "react";
import { ChartFrame } from "../../../../web/components/chart-frame.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { flowMap } from "../../../../web/components/world/flow-map.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseRecord } from "../../records/record.ts";
import { countryName } from "../vocabulary.ts";

const Chart = lazy(async () => ({ default: (await import("../../../../web/components/chart.tsx")).Chart }));

/** The countries in which the episodes of a case took place, with their table; the timeline holds their days. */
export function EpisodeMap({ episodes }: { episodes: readonly CaseRecord[] }) {
  const { t, lang } = useText("casefile");
  const name = (code: string) => countryName(code, lang, "");
  const counts = new Map<string, number>();
  for (const { content } of episodes)
    if (typeof content.country === "string")
      counts.set(content.country, (counts.get(content.country) ?? 0) + 1);
  if (counts.size === 0) return null;
  const rings = [...counts].map(([code, value]) => ({
    ...{ from: code, to: code, value, label: name(code), text: String(value) },
  }));
  return (
    <ChartFrame
      title={t("episode.map")}
      table={{
        columns: [
          { id: "country", label: t("record-field.country") },
          { id: "episodes", label: t("record-kind.episode.title"), numeric: true },
        ],
        rows: rings.map(({ from, value }) => ({ country: name(from), episodes: value })),
      }}
      source={t("episode.source")}
      exportName="episodes"
      height={360}
    >
      <Suspense fallback={<Waiting lines={6} />}>
        <Chart label={t("episode.map")} height={360} option={flowMap(rings, name)} />
      </Suspense>
    </ChartFrame>
  );
}
