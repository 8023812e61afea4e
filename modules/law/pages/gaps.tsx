import { Group, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportMatrix, showMatrix } from "../gaps/show-matrix.ts";
import { DayField, dayOf } from "./day-field.tsx";
import { DutyMatrix } from "./duty-matrix.tsx";
import { HeatMap } from "./heat-map.tsx";
import styles from "./law.module.css";
import { StandingLegend } from "./standing.tsx";
import { useChoices } from "./use-choices.ts";

export type Matrix = OutputOf<typeof showMatrix>;

const instruments = ["UNTOC", "TIP", "SOM", "COE197"] as const;
const levels = [
  "mandatory",
  "mandatory_qualified",
  "endeavour",
  "consider",
  "optional",
  "definition",
  "safeguard",
] as const;

/** How far duties are met, country by country: by topic as a heat map, or duty by duty. */
export function Page() {
  const { t } = useText("law");
  const [values, change] = useAddress();
  const navigate = useNavigate();
  const { countries } = useChoices();
  const on = dayOf(values.on);
  const instrument = instruments.find((one) => one === values.instrument);
  const level = levels.find((one) => one === values.level);
  const ask = {
    on,
    ...(instrument === undefined ? {} : { instrument }),
    ...(level === undefined ? {} : { level }),
  };
  const asked = useQuestion<typeof showMatrix>("law.show-matrix", ask);
  const byDuty = values.show === "duties";
  const open = (country: string, agency: string, duty?: string) =>
    void navigate({
      to: `/app/law/gaps/${country}`,
      search: { agency, on, ...(duty === undefined ? {} : { duty }) } as never,
    });
  return (
    <Stack gap="lg" className={styles.root ?? ""}>
      <PageTitle
        title={t("nav.gaps")}
        about={t("gaps.page-about")}
        more={
          <ExportMenu
            label={t("gaps.export")}
            formats={["csv", "xlsx", "pdf"]}
            onExport={async (format) => {
              await saveMade(
                await call<typeof exportMatrix>("law.export-matrix", { ...ask, format }),
                format,
              );
            }}
          />
        }
      />
      <Group align="flex-end" gap="sm" data-print="no">
        <DayField label={t("gaps.as-of")} value={on} onChange={(day) => change({ on: day })} />
        <Select
          label={t("gaps.instrument")}
          clearable
          w={220}
          placeholder={t("gaps.all")}
          data={instruments.map((value) => ({ value, label: t(`duty.instrument.${value}`) }))}
          value={instrument ?? null}
          onChange={(next) => change({ instrument: next ?? undefined })}
        />
        <Select
          label={t("gaps.level")}
          clearable
          w={200}
          placeholder={t("gaps.all")}
          data={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
          value={level ?? null}
          onChange={(next) => change({ level: next ?? undefined })}
        />
        <Select
          label={t("gaps.open-country")}
          searchable
          w={220}
          placeholder={t("gaps.choose-country")}
          data={countries}
          value={null}
          onChange={(country) =>
            country === null ? undefined : void navigate({ to: `/app/law/gaps/${country}` })
          }
        />
        <SegmentedControl
          aria-label={t("gaps.view")}
          value={byDuty ? "duties" : "topics"}
          onChange={(show) => change({ show: show === "topics" ? undefined : show })}
          data={["topics", "duties"].map((value) => ({ value, label: t(`gaps.show.${value}`) }))}
        />
      </Group>
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={10} /> : null}
      {asked.data ? (
        asked.data.columns.length === 0 ? (
          <EmptyState title={t("gaps.empty")} why={t("gaps.empty-why")} />
        ) : byDuty ? (
          <>
            <StandingLegend />
            <DutyMatrix matrix={asked.data} onOpen={open} />
          </>
        ) : (
          <HeatMap matrix={asked.data} onOpen={open} />
        )
      ) : null}
      <Text c="dimmed" size="sm" maw="75ch">
        {t("gaps.levels-ours")}
      </Text>
    </Stack>
  );
}
