import { Select, Title } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import type { printCertificate } from "../../kernel/retention/print-certificate.ts";
import type { listPurges } from "../../kernel/retention/purges.ts";
import type { listRules } from "../../kernel/retention/rules.ts";
import { call } from "../api/call.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { ExportButton } from "../components/export-button.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { saveMade } from "../components/save-made.ts";
import { Waiting } from "../components/waiting.tsx";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./sessions.module.css";

type RuleLine = OutputOf<typeof listRules>["items"][number];
type Purge = OutputOf<typeof listPurges>["items"][number];

/** How long closed files are kept, and the lists of those whose time is over. */
export function Page() {
  const { t, lang } = useText("retention");
  const [agencyId, setAgencyId] = useState<string | null>(null);
  const rules = useQuestion<typeof listRules>("retention.list-rules", agencyId ? { agencyId } : {});
  const lists = useQuestion<typeof listPurges>("retention.list-purges", {});
  return (
    <>
      <PageTitle title={t("nav.retention")} about={t("page.about")} />
      {rules.error ? <ProblemPanel problem={rules.error} onRetry={() => rules.refetch()} /> : null}
      {rules.isPending ? <Waiting /> : null}
      <Title order={2} mb="xs">
        {t("page.rules")}
      </Title>
      <Select
        label={t("account.agency")}
        maw={420}
        searchable
        allowDeselect={false}
        value={rules.data?.agencyId ?? null}
        data={(rules.data?.agencies ?? []).map((one) => ({
          value: one.agencyId,
          label: nameIn(one.name, lang),
        }))}
        onChange={setAgencyId}
      />
      <ul className={styles.sessions}>
        {rules.data?.items.map((rule) => (
          <OneRule
            key={rule.kind}
            rule={rule}
            agencyId={rules.data.agencyId}
            mayPropose={rules.data.mayPropose}
          />
        ))}
      </ul>
      <Title order={2} mt="xl">
        {t("page.lists")}
      </Title>
      {lists.data?.items.length === 0 ? <EmptyState title={t("page.none")} why={t("page.none-why")} /> : null}
      {lists.data?.items.map((purge) => (
        <OnePurge key={purge.purgeId} purge={purge} />
      ))}
    </>
  );
}

type OneRuleProps = {
  readonly rule: RuleLine;
  readonly agencyId: string;
  readonly mayPropose: boolean;
};

function OneRule({ rule, agencyId, mayPropose }: OneRuleProps) {
  const { t } = useText("retention");
  const { number } = useFormat();
  return (
    <li>
      <div>
        <strong>{t(`kind.${rule.kind === "*" ? "any" : rule.kind}`)}</strong>
        <div>{t("page.rule", { years: number(rule.years), days: number(rule.warnDays) })}</div>
        <small>
          {joined(rule.own ? null : t("page.default"), t("page.closed", { number: number(rule.closed) }))}
        </small>
      </div>
      {mayPropose ? (
        <ActionButton
          action="retention.propose-rule"
          label={t("page.change")}
          about={t("page.change-about")}
          variant="default"
          fields={[
            { name: "years", label: t("field.years"), kind: "number", required: true },
            { name: "warnDays", label: t("field.warn-days"), kind: "number", required: true },
          ]}
          initial={{ years: rule.years, warnDays: rule.warnDays }}
          input={({ years, warnDays }) => ({
            agencyId,
            kind: rule.kind,
            years: Number(years),
            warnDays: Number(warnDays),
          })}
          done={t("page.proposed")}
          changes={["review.list-asked"]}
        />
      ) : null}
    </li>
  );
}

function OnePurge({ purge }: { purge: Purge }) {
  const { t, lang } = useText("retention");
  const { date, number } = useFormat();
  const becomes = (item: Purge["items"][number]) => {
    if (item.outcome) return t(`outcome.${item.outcome}`);
    return t(`becomes.${item.leftOut ? "left-out" : item.held ? "held" : "purged"}`);
  };
  return (
    <section aria-label={t("page.list", { date: date(purge.madeAt) })}>
      <Title order={3} mt="md">
        {joined(
          t("page.list", { date: date(purge.madeAt) }),
          nameIn(purge.agency, lang),
          t(`state.${purge.state}`),
        )}
      </Title>
      <ul className={styles.sessions}>
        {purge.items.map((item) => (
          <li key={item.dossierId}>
            <div>
              <strong>
                <bdi>{item.code}</bdi>
              </strong>{" "}
              {t(`kind.${item.kind}`)}
              <div>
                {joined(
                  becomes(item),
                  item.people ? t("page.people", { number: number(item.people) }) : null,
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {purge.state === "done" ? (
        <ExportButton
          label={t("certificate.label")}
          onExport={async () => {
            const { purgeId } = purge;
            await saveMade(
              await call<typeof printCertificate>("retention.print-certificate", { purgeId }),
              "pdf",
            );
          }}
        />
      ) : null}
      {purge.may.includes("propose-purge") ? (
        <ActionButton
          action="retention.propose-purge"
          label={t("page.propose")}
          about={t("page.propose-about")}
          danger
          fields={[
            {
              name: "without",
              label: t("page.without"),
              kind: "choices",
              options: purge.items.map((item) => ({ value: item.dossierId, label: item.code })),
            },
          ]}
          input={({ without }) => ({ purgeId: purge.purgeId, without: without ?? [] })}
          done={t("page.proposed")}
          changes={["review.list-asked"]}
        />
      ) : null}
    </section>
  );
}
