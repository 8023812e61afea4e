import { Badge, Group, Select, Stack, Text, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportCountryGaps } from "../gaps/export-country.ts";
import type { showCountryGaps } from "../gaps/show-country.ts";
import { Changes } from "./changes.tsx";
import { DayField, dayOf } from "./day-field.tsx";
import { DutyList } from "./duty-list.tsx";
import styles from "./law.module.css";
import { signs } from "./standing.tsx";
import tableStyles from "./table.module.css";

export type CountryGaps = OutputOf<typeof showCountryGaps>;

const day = /^\d{4}-\d{2}-\d{2}$/;

/** One country's duties in order of urgency, as one agency judges them, and what changed since a day. */
export function Page() {
  const { country = "" } = useParams({ strict: false }) as { country?: string };
  const [values, change] = useAddress();
  const ask = {
    country,
    on: dayOf(values.on),
    ...(values.agency === undefined ? {} : { agency: values.agency }),
    ...(day.test(values.since ?? "") ? { since: values.since } : {}),
  };
  const asked = useQuestion<typeof showCountryGaps>("law.show-country-gaps", ask);
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={12} />;
  return <Country gaps={asked.data} duty={values.duty} onChange={change} />;
}

type Props = {
  readonly gaps: CountryGaps;
  readonly duty: string | undefined;
  readonly onChange: (next: Record<string, string | undefined>) => void;
};

function Country({ gaps, duty, onChange }: Props) {
  const { t } = useText("law");
  const { date } = useFormat();
  const { country, on, agencyId, since } = gaps;
  return (
    <Stack gap="lg" className={styles.root ?? ""}>
      <PageTitle
        title={t("gaps.of-country", { place: gaps.place })}
        about={t("gaps.country-about")}
        more={<Verbs gaps={gaps} />}
      />
      <Group gap="xs">
        {gaps.agency === "" ? null : (
          <Badge variant="light" tt="none">
            <bdi>{t("gaps.by-agency", { agency: gaps.agency })}</bdi>
          </Badge>
        )}
        {agencyId === null ? null : (
          <Badge variant="light" color={gaps.shared ? undefined : "gray"} tt="none">
            {t(
              gaps.changedSinceShared
                ? "gaps.newer-drafts"
                : gaps.shared
                  ? "record.is-shared"
                  : "record.draft",
            )}
          </Badge>
        )}
      </Group>
      <Group align="flex-end" gap="sm" data-print="no">
        <DayField label={t("gaps.as-of")} value={on} onChange={(next) => onChange({ on: next })} />
        <Select
          label={t("gaps.since")}
          clearable
          w={200}
          placeholder={t("gaps.since-none")}
          data={gaps.days.filter((one) => one < on).map((value) => ({ value, label: date(value) }))}
          value={since}
          onChange={(next) => onChange({ since: next ?? undefined })}
        />
        {gaps.agencies.length > 1 ? (
          <Select
            label={t("gaps.whose")}
            w={280}
            allowDeselect={false}
            data={gaps.agencies.map(({ agencyId: value, name }) => ({ value, label: name }))}
            value={agencyId}
            onChange={(next) => onChange({ agency: next ?? undefined, duty: undefined })}
          />
        ) : null}
      </Group>
      <Overview gaps={gaps} />
      {since === null ? null : <Changes gaps={gaps} since={since} />}
      <section>
        <Title order={2}>{t("gaps.in-order")}</Title>
        <Text c="dimmed" size="sm" maw="75ch">
          {t("gaps.order-about")}
        </Text>
        <DutyList
          key={`${country} ${agencyId ?? ""}`}
          gaps={gaps}
          opened={duty}
          onOpen={(next) => onChange({ duty: next })}
        />
      </section>
      <Text c="dimmed" size="sm" maw="75ch">
        {t("gaps.levels-ours")}
      </Text>
    </Stack>
  );
}

function Verbs({ gaps }: { gaps: CountryGaps }) {
  const { t } = useText("law");
  const { country, on, since, agencyId, may } = gaps;
  return (
    <Group gap="xs">
      {may.includes("share") ? (
        <ActionButton
          action="law.share-assessments"
          label={t(gaps.shared ? "gaps.share-again" : "gaps.share")}
          about={t("gaps.share-about")}
          variant={gaps.shared ? "default" : "filled"}
          input={() => ({ country })}
          done={t("record.shared")}
          undo={() => ({ action: "law.unshare-assessments", input: { country } })}
        />
      ) : null}
      {may.includes("unshare") ? (
        <ActionButton
          action="law.unshare-assessments"
          label={t("record.unshare")}
          variant="default"
          input={() => ({ country })}
          done={t("record.unshared")}
          undo={() => ({ action: "law.share-assessments", input: { country } })}
        />
      ) : null}
      <ExportMenu
        label={t("gaps.report-file")}
        formats={["pdf", "xlsx", "csv"]}
        onExport={async (format) => {
          const file = await call<typeof exportCountryGaps>("law.export-country-gaps", {
            country,
            on,
            format,
            ...(since === null ? {} : { since }),
            ...(agencyId === null ? {} : { agency: agencyId }),
          });
          await saveMade(file, format);
        }}
      />
    </Group>
  );
}

const standings = ["full", "partial", "none", "not-applicable", "not-assessed"] as const;

function Overview({ gaps }: { gaps: CountryGaps }) {
  const { t } = useText("law");
  const { number } = useFormat();
  return (
    <ScrollBox label={t("gaps.overview")}>
      <table className={tableStyles.table} style={{ maxInlineSize: "60rem" }}>
        <thead>
          <tr>
            <th scope="col">{t("gaps.instrument")}</th>
            {standings.map((standing) => (
              <th key={standing} scope="col" data-numeric="true">
                <span aria-hidden="true">{signs[standing]}</span> {t(`standing.${standing}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gaps.instruments.map(({ instrument, tally }) => (
            <tr key={instrument}>
              <th scope="row" style={{ fontWeight: 400 }}>
                {t(`duty.instrument.${instrument}`)}
              </th>
              {standings.map((standing) => (
                <td key={standing} data-numeric="true">
                  {number(tally[standing])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
