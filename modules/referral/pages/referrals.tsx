import { Badge } from "@mantine/core";
import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { type ReferralLine, referralStates } from "../referrals/words.ts";
import { choicesOf } from "./referrals/names.ts";
import { serviceKinds, wordsOfService } from "./referrals/service-words.ts";

/** Referrals sent and received. */
export function Page() {
  const { t, lang } = useText("referral");
  const { dateTime } = useFormat();
  const stateOf = (row: ReferralLine) =>
    row.overdue ? t("referral-state.overdue") : t(`referral-state.${row.state}`);
  const columns: Column<ReferralLine>[] = [
    { id: "code", label: t("ask.code"), cell: (row) => <bdi>{row.code}</bdi> },
    { id: "kind", label: t("ask.kind"), cell: (row) => t(`kind.${row.kind}`) },
    { id: "service", label: t("ask.service"), cell: (row) => <bdi>{wordsOfService(row.service, lang)}</bdi> },
    { id: "person", label: t("ask.person"), cell: (row) => <bdi>{row.personCode}</bdi> },
    { id: "urgency", label: t("ask.urgency"), cell: (row) => t(`urgency.${row.urgency}`) },
    {
      id: "state",
      label: t("ask.state"),
      cell: (row) =>
        row.overdue ? (
          <Badge variant="light" tt="none" color="yellow" styles={{ root: { color: "var(--p-attention)" } }}>
            {stateOf(row)}
          </Badge>
        ) : (
          stateOf(row)
        ),
    },
    {
      id: "answerBy",
      label: t("ask.answer-by"),
      cell: (row) => (row.state === "sent" && row.answerBy ? dateTime(row.answerBy) : ""),
    },
  ];
  return (
    <>
      <PageTitle title={t("referrals-page.title")} about={t("referrals-page.about")} />
      <DataList<ReferralLine>
        question="referral.list-referrals"
        label={t("referrals-page.title")}
        columns={columns}
        rowKey={(row) => row.referralId}
        rowTo={(row) => `/app/referral/referral/${row.code}`}
        twoLines={(row) => ({
          first: <bdi>{joined(row.code, wordsOfService(row.service, lang))}</bdi>,
          second: joined(t(`kind.${row.kind}`), stateOf(row)),
          end: row.state === "sent" && row.answerBy ? dateTime(row.answerBy) : "",
        })}
        filters={[
          { id: "box", label: t("ask.box"), options: choicesOf(t, "box", ["asked", "received"]) },
          { id: "state", label: t("ask.state"), options: choicesOf(t, "referral-state", referralStates) },
          { id: "kind", label: t("ask.kind"), options: choicesOf(t, "kind", serviceKinds) },
        ]}
        search={{ label: t("ask.code"), field: "text" }}
        views
        empty={
          <EmptyState
            title={t("referrals-page.empty")}
            why={t("referrals-page.empty-why")}
            action={<Link to="/app/referral/support">{t("support-page.title")}</Link>}
          />
        }
      />
    </>
  );
}
