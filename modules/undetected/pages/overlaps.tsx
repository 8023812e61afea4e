import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { OverlapPlot } from "./overlap-plot.tsx";
import type { Study } from "./study.tsx";

/** Who is on which lists together. */
export function Overlaps({ study }: { study: Study }) {
  const { t } = useText("undetected");
  const { number, list } = useFormat();
  if (study.overlaps.length === 0) return null;
  return (
    <ChartFrame
      title={t("study.overlaps")}
      source={study.source}
      height="auto"
      exportName="palermo-overlaps"
      caveats={
        study.otherOverlaps > 0 ? [t("study.other-overlaps", { people: number(study.otherOverlaps) })] : []
      }
      table={{
        columns: [
          { id: "lists", label: t("study.lists") },
          { id: "people", label: t("study.people"), numeric: true },
        ],
        rows: study.overlaps.map(({ lists, people }) => ({ lists: list(lists), people: number(people) })),
      }}
    >
      <OverlapPlot lists={study.lists} overlaps={study.overlaps} />
    </ChartFrame>
  );
}
