import { Stack, Title } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showDelays } from "../gaps/show-delays.ts";
import { placeName } from "./names.ts";
import styles from "./referral.module.css";

type Delays = OutputOf<typeof showDelays>;
type Row = Pick<Delays["areas"][number], "toAnswer" | "toMeet" | "toBegin"> & {
  readonly key: string;
  readonly name: string;
};
const measures = [
  ["toAnswer", "to-answer"],
  ["toMeet", "to-meet"],
  ["toBegin", "to-begin"],
] as const;

/** How long people wait, by area and by service: medians, nothing of a few people. */
export function Page() {
  const { t, lang } = useText("referral");
  const asked = useQuestion<typeof showDelays>("referral.show-delays", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const { areas, services, hidden } = asked.data;
  return (
    <Stack gap="lg">
      <PageTitle title={t("delays.title")} about={t("delays.about")} />
      {areas.length + services.length === 0 ? (
        <EmptyState title={t("delays.empty")} why={t("delays.empty-why")} />
      ) : (
        <>
          <DelayTable
            title={t("delays.areas")}
            first={t("delays.area")}
            hidden={hidden.areas}
            rows={areas.map((row) => ({ ...row, key: row.area, name: placeName(row.area, row.name, lang) }))}
          />
          <DelayTable
            title={t("delays.services")}
            first={t("delays.service")}
            hidden={hidden.services}
            rows={services.map((row) => ({ ...row, key: row.code, name: wordsIn(row.name, lang) }))}
          />
        </>
      )}
    </Stack>
  );
}

type Props = {
  readonly title: string;
  readonly first: string;
  readonly rows: readonly Row[];
  readonly hidden: boolean;
};

function DelayTable({ title, first, rows, hidden }: Props) {
  const { t } = useText("referral");
  const { number } = useFormat();
  return (
    <section>
      <Title order={2} size="h3">
        {title}
      </Title>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {measures.map(([, label]) => (
              <th key={label} scope="col">
                {t(`delays.${label}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <bdi>{row.name}</bdi>
              </th>
              {measures.map(([field, label]) => (
                <td key={label} data-label={t(`delays.${label}`)}>
                  {row[field] === null ? (
                    <span className={styles.quiet}>{t("delays.hidden")}</span>
                  ) : (
                    t("delays.hours", { count: number(row[field]) })
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hidden ? <p className={styles.quiet}>{t("delays.some-hidden")}</p> : null}
    </section>
  );
}
