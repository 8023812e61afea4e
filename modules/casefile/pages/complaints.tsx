import { Title } from "@mantine/core";
import type { TFunction } from "i18next";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { type ComplaintLine, type Contact, complaintStates } from "../complaints/complaint.ts";
import type { listCorruptionContacts } from "../complaints/list-corruption-contacts.ts";
import type { listMyComplaints } from "../complaints/list-my-complaints.ts";
import { lodgeFields, lodgeInput } from "./complaint-form.ts";

/** The route outside the chain of command (X8): for everybody who works here, whatever their role. */
export function Page() {
  const { t } = useText("casefile");
  const hears = holds(useSession(), "casefile.hear-complaints");
  return (
    <>
      <PageTitle title={t("complaints.title")} about={t("complaints.about")} action={<Lodge />} />
      <OnlyContact />
      {hears ? <Heard /> : null}
      <Title order={2} size="h3" mt="lg">
        {t("complaints.mine")}
      </Title>
      <Mine />
    </>
  );
}

/** Said before anything is written: a complaint about the one person who hears complaints has nobody to go to here. */
function onlyContact(contacts: readonly Contact[], t: TFunction): string | null {
  const [only, second] = contacts;
  if (only === undefined || second !== undefined) return null;
  return t("complaints.one-contact", { name: `\u2068${only.name}\u2069` });
}

function OnlyContact() {
  const { t } = useText("casefile");
  const { data } = useQuestion<typeof listCorruptionContacts>("casefile.list-corruption-contacts", {});
  const said = data ? onlyContact(data.items, t) : null;
  return said === null ? null : <Notice kind="attention">{said}</Notice>;
}

function Lodge() {
  const { t, lang } = useText("casefile");
  const asked = useQuestion<typeof listCorruptionContacts>("casefile.list-corruption-contacts", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={1} />;
  const { items } = asked.data;
  if (items.length === 0) return <p>{t("complaints.no-contact")}</p>;
  return (
    <ActionButton
      action="casefile.lodge-complaint"
      label={t("lodge-complaint.label")}
      about={onlyContact(items, t) ?? t("lodge-complaint.about")}
      icon="plus"
      fields={lodgeFields({ t, lang, contacts: items })}
      input={lodgeInput}
      done={t("lodge-complaint.done")}
    />
  );
}

/** Complaints that the reader was chosen to hear. */
function Heard() {
  const { t } = useText("casefile");
  const { dateTime } = useFormat();
  const columns: Column<ComplaintLine>[] = [
    { id: "code", label: t("complaints.code"), cell: (row) => <bdi>{row.code}</bdi> },
    { id: "lodged", label: t("complaints.lodged"), cell: (row) => dateTime(row.lodgedAt) },
    { id: "state", label: t("complaints.state"), cell: (row) => t(`complaint-state.${row.state}`) },
  ];
  return (
    <>
      <Title order={2} size="h3">
        {t("complaints.heard")}
      </Title>
      <DataList<ComplaintLine>
        question="casefile.list-complaints"
        label={t("complaints.heard")}
        columns={columns}
        rowKey={(row) => row.complaintId}
        rowTo={(row) => `/app/casefile/complaint/${row.code}`}
        twoLines={(row) => ({
          first: <bdi>{row.code}</bdi>,
          second: t(`complaint-state.${row.state}`),
          end: dateTime(row.lodgedAt),
        })}
        filters={[
          {
            id: "state",
            label: t("complaints.state"),
            options: complaintStates.map((value) => ({ value, label: t(`complaint-state.${value}`) })),
          },
        ]}
        empty={<EmptyState title={t("complaints.heard-none")} why={t("complaints.heard-why")} />}
      />
    </>
  );
}

/** What became of one's own: no content, since others see the screen. */
function Mine() {
  const { t } = useText("casefile");
  const { dateTime } = useFormat();
  const asked = useQuestion<typeof listMyComplaints>("casefile.list-my-complaints", {});
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { items } = asked.data;
  if (items.length === 0)
    return <EmptyState title={t("complaints.mine-none")} why={t("complaints.mine-why")} />;
  return (
    <>
      <p>{t("complaints.mine-why")}</p>
      <ul className={styles.list} aria-label={t("complaints.mine")}>
        {items.map((one) => (
          <li key={one.code} className={styles.line}>
            <bdi>{one.code}</bdi>{" "}
            <span className={styles.quiet}>
              {joined(t(`complaint-state.${one.state}`), dateTime(one.changedAt))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
