import { lazy, Suspense } from "react";
import { z } from "zod";
import { ChartFrame } from "../../../../web/components/chart-frame.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { type Flow, flowMap } from "../../../../web/components/world/flow-map.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseRecord } from "../../records/record.ts";
import { countryName } from "../vocabulary.ts";

const Chart = lazy(async () => ({ default: (await import("../../../../web/components/chart.tsx")).Chart }));
const Legs = z.array(z.object({ fromCountry: z.string(), toCountry: z.string() })).catch([]);

/** The legs of all journeys of a case on the world, from country to country, with their table. */
export function JourneyMap({ journeys }: { journeys: readonly CaseRecord[] }) {
  const { t, lang } = useText("casefile");
  const name = (code: string) => countryName(code, lang, "");
  const counts = new Map<string, number>();
  for (const { content } of journeys)
    for (const { fromCountry, toCountry } of Legs.parse(content.legs)) {
      const key = `${fromCountry}>${toCountry}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  const flows = [...counts].map(([key, value]): Flow => {
    const [from = "", to = ""] = key.split(">");
    return { from, to, value, label: `${name(from)} → ${name(to)}`, text: String(value) };
  });
  if (flows.length === 0) return null;
  return (
    <ChartFrame
      title={t("journey.map")}
      table={{
        columns: [
          { id: "from", label: t("record-field.fromCountry") },
          { id: "to", label: t("record-field.toCountry") },
          { id: "legs", label: t("record-field.legs"), numeric: true },
        ],
        rows: flows.map(({ from, to, value }) => ({ from: name(from), to: name(to), legs: value })),
      }}
      source={t("journey.source")}
      exportName="journeys"
      height={360}
    >
      <Suspense fallback={<Waiting lines={6} />}>
        <Chart label={t("journey.map")} height={360} option={flowMap(flows, name)} />
      </Suspense>
    </ChartFrame>
  );
}
