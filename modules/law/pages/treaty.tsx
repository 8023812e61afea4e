import { Group, Slider, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { Chart } from "../../../web/components/chart.tsx";
import { ChartFrame } from "../../../web/components/chart-frame.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportTreaty } from "../treaties/export-treaty.ts";
import type { showTreaty } from "../treaties/show-treaty.ts";
import { DayField, dayOf } from "./day-field.tsx";
import styles from "./law.module.css";
import { Participants } from "./participants.tsx";
import { yearsPicture } from "./years-picture.ts";

type Shown = OutputOf<typeof showTreaty>;

/** One treaty: its parties on a day on the map, in a list, and over the years. */
export function Page() {
  const { treaty = "" } = useParams({ strict: false }) as { treaty?: string };
  const [values, change] = useAddress();
  const on = dayOf(values.on);
  const asked = useQuestion<typeof showTreaty>("law.show-treaty", { treaty, on });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={10} />;
  return <Treaty shown={asked.data} onDay={(day) => change({ on: day })} />;
}

function Treaty({ shown, onDay }: { shown: Shown; onDay: (day: string | undefined) => void }) {
  const { t } = useText("law");
  const { date, number } = useFormat();
  const { treaty, on, years } = shown;
  const picture = useMemo(
    () => yearsPicture(years, { parties: t("treaty.parties"), signatories: t("treaty.signatories") }),
    [years, t],
  );
  const source = shown.source === null ? "" : shown.source;
  return (
    <Stack gap="lg">
      <PageTitle
        title={shown.label}
        about={t("treaty.one-about")}
        more={
          <ExportMenu
            label={t("treaty.export")}
            formats={["csv", "xlsx", "pdf"]}
            onExport={async (format) => {
              const file = await call<typeof exportTreaty>("law.export-treaty", { treaty, on, format });
              await saveMade(file, format);
            }}
          />
        }
      />
      <Facts
        items={[
          { label: t("treaty.number"), value: <bdi>{shown.number}</bdi> },
          { label: t("treaty.adopted"), value: date(shown.adopted) },
          { label: t("treaty.in-force"), value: shown.inForce === null ? "" : date(shown.inForce) },
        ]}
      />
      <DayChoice on={on} first={Number(shown.adopted.slice(0, 4))} onDay={onDay} />
      <div role="status">
        <Title order={2} size="h2">
          {t("treaty.counted", {
            parties: number(shown.parties),
            signatories: number(shown.signatories),
            date: date(on),
          })}
        </Title>
        <Text c={shown.beyond ? "var(--p-attention)" : "dimmed"}>{shown.said}</Text>
      </div>
      <Participants shown={shown} source={source} />
      {years.length > 1 ? (
        <ChartFrame
          title={t("treaty.over-time")}
          table={{
            columns: [
              { id: "year", label: t("treaty.year") },
              { id: "parties", label: t("treaty.parties"), numeric: true },
              { id: "signatories", label: t("treaty.signatories"), numeric: true },
            ],
            rows: years.map((row) => ({ ...row, year: String(row.year) })),
          }}
          source={<bdi>{source}</bdi>}
          caveats={[shown.said]}
          exportName={`parties-${treaty.toLowerCase()}`}
        >
          <Chart label={t("treaty.over-time")} height={320} option={picture} />
        </ChartFrame>
      ) : null}
      {shown.number === null || !/^XVIII\.1[24]/.test(shown.number) ? (
        <OwnInstrument treaty={treaty} />
      ) : null}
    </Stack>
  );
}

/** A day, typed or by a slider over the years. */
function DayChoice({
  on,
  first,
  onDay,
}: {
  on: string;
  first: number;
  onDay: (day: string | undefined) => void;
}) {
  const { t } = useText("law");
  const last = new Date().getUTCFullYear();
  const [year, setYear] = useState(Number(on.slice(0, 4)));
  const [seen, setSeen] = useState(on);
  if (seen !== on) {
    setSeen(on);
    setYear(Number(on.slice(0, 4)));
  }
  return (
    <Group align="flex-end" gap="xl" data-print="no">
      <DayField label={t("treaty.count-on")} value={on} onChange={onDay} />
      <div style={{ flex: "1 1 14rem", maxInlineSize: "36rem", paddingInline: "1.25rem" }}>
        <Text size="sm">{t("treaty.end-of-year")}</Text>
        <Slider
          thumbLabel={t("treaty.end-of-year")}
          min={first}
          max={last}
          value={Math.min(Math.max(year, first), last)}
          onChange={setYear}
          onChangeEnd={(end) =>
            onDay(end === last ? new Date().toISOString().slice(0, 10) : `${String(end)}-12-31`)
          }
          marks={[first, last].map((value) => ({ value, label: String(value) }))}
          mb="lg"
        />
      </div>
    </Group>
  );
}

function OwnInstrument({ treaty }: { treaty: string }) {
  const { t } = useText("law");
  return (
    <div className={styles.quiet}>
      <ActionButton
        action="law.remove-instrument"
        label={t("treaty.remove")}
        about={t("treaty.remove-about")}
        variant="subtle"
        input={() => ({ treaty })}
        done={t("treaty.removed")}
        undo={() => ({ action: "law.restore-instrument", input: { treaty } })}
        danger
      />
    </div>
  );
}
