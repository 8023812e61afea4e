import { Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showVictimsProfile } from "../show-victims-profile.ts";
import type { Profile } from "../statistics.ts";
import { type Bar, barsHeight, barsOption } from "./bars.ts";
import { cellText, shareText } from "./cell-text.ts";
import { Chart } from "./chart.tsx";
import { DataSetChoice } from "./data-set-choice.tsx";
import { saveTable } from "./export-table.ts";
import { FilterBar, whereOf } from "./filter-bar.tsx";
import { NoData } from "./no-data.tsx";
import { useAddress } from "./use-address.ts";

const filtered = ["sex", "age", "form", "citizenship", "exploited_in", "year"];

/** Who the recorded victims are. */
export function Page() {
  const { t } = useText("statistics");
  const [values, change] = useAddress();
  const where = whereOf(filtered, values);
  const profile = useQuestion<typeof showVictimsProfile>("statistics.show-victims-profile", {
    ...(values.dataset === undefined ? {} : { dataset: values.dataset }),
    ...(where === undefined ? {} : { where }),
  });
  return (
    <Stack gap="lg">
      <PageTitle title={t("nav.profile")} about={t("page.profile-about", { k: profile.data?.k ?? 11 })} />
      {profile.error ? <ProblemPanel problem={profile.error} onRetry={() => profile.refetch()} /> : null}
      {profile.isPending ? <Waiting lines={8} /> : null}
      {profile.data?.dataSet === null ? <NoData /> : null}
      {profile.data?.dataSet ? (
        <>
          <DataSetChoice
            kind="records"
            value={profile.data.dataSet.code}
            onChange={(dataset) =>
              change({ dataset, ...Object.fromEntries(filtered.map((name) => [name, undefined])) })
            }
          />
          <FilterBar
            variables={profile.data.filters.filter(({ name }) => filtered.includes(name))}
            values={values}
            onChange={change}
          />
          <Total profile={profile.data} />
          {profile.data.panels.map((panel, index) => (
            <Panel
              key={panel.variable.name}
              panel={panel}
              profile={profile.data}
              colour={index}
              where={where}
            />
          ))}
        </>
      ) : null}
    </Stack>
  );
}

function Total({ profile }: { profile: Profile }) {
  const { t } = useText("statistics");
  const { number } = useFormat();
  const total = profile.total?.value;
  return (
    <Text fw={600}>
      {total === undefined
        ? t("page.total-hidden")
        : t("page.total-people", { count: number(total) as never })}
    </Text>
  );
}

type PanelProps = {
  panel: Profile["panels"][number];
  profile: Profile;
  colour: number;
  where: string | undefined;
};

function Panel({ panel, profile, colour, where }: PanelProps) {
  const { t, lang } = useText("statistics");
  const format = useFormat();
  const { variable, cells, known } = panel;
  const lines = useMemo(
    () =>
      variable.categories.flatMap(({ code, label }) => {
        const cell = cells.find(({ at }) => at[0] === code);
        return cell === undefined ? [] : [{ label, cell, text: cellText(cell, { t, format }) }];
      }),
    [variable, cells, t, format],
  );
  const option = useMemo(() => {
    const bars = lines
      .filter(({ cell }) => cell.value !== 0)
      .map(
        ({ label, cell, text }): Bar => ({
          label,
          low: cell.state === "shown" ? (cell.value ?? 0) : null,
          text,
        }),
      );
    return { bars: bars.length, draw: barsOption(bars, colour) };
  }, [lines, colour]);
  const title = t(`page.question.${variable.name}`);
  const total = profile.total?.value;
  const caveats = [
    ...(known === null || total === undefined
      ? []
      : [t("page.known", { known: format.number(known), total: format.number(total) })]),
    ...profile.caveats,
  ];
  return (
    <ChartFrame
      title={title}
      height={barsHeight(option.bars)}
      table={{
        columns: [
          { id: "label", label: variable.label },
          { id: "people", label: t("page.people"), numeric: true },
          { id: "share", label: t("page.share"), numeric: true },
        ],
        rows: lines.map(({ label, cell, text }) => ({
          label,
          people: cell.value ?? text,
          share: shareText(cell, lang),
        })),
      }}
      source={joined(profile.dataSet?.source, profile.dataSet?.licence)}
      caveats={caveats}
      onExport={() => saveTable(profile.dataSet?.code ?? "", [variable.name], where)}
    >
      <Chart label={title} height={barsHeight(option.bars)} option={option.draw} />
    </ChartFrame>
  );
}
