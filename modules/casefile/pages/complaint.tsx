import { useParams } from "@tanstack/react-router";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { GranteePicker } from "../../../web/components/grantee-picker.tsx";
import { Link } from "../../../web/components/link.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { Waiting } from "../../../web/components/waiting.tsx";
import { isolated, joined } from "../../../web/i18n/joined.ts";
import { nameIn } from "../../../web/i18n/name-in.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { caseKinds } from "../casefile.ts";
import { type Complaint, ComplaintDecision } from "../complaints/complaint.ts";
import type { getComplaint } from "../complaints/get-complaint.ts";

/** One complaint of corruption, for those who were chosen to hear it. */
export function Page() {
  const { t } = useText("casefile");
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getComplaint>("casefile.get-complaint", { code });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const found = asked.data;
  return (
    <DossierPage
      dossierId={found.complaintId}
      code={found.code}
      kind={t("complaints.kind")}
      state={t(`complaint-state.${found.state}`)}
      sealed
      sections={[
        { id: "told", title: t("complaints.words"), content: <Told found={found} /> },
        { id: "warnings", title: t("complaints.warnings"), content: <Warnings found={found} /> },
      ]}
      next={found.may.length > 0 ? <Verbs found={found} /> : null}
      shared
    />
  );
}

function Told({ found }: { found: Complaint }) {
  const { t, lang } = useText("casefile");
  const { dateTime } = useFormat();
  const text = (label: string, value: string | null) =>
    value === null ? [] : [{ label, value: <span dir="auto">{value}</span> }];
  const accused = found.accused.map((one) => (
    <div key={`${one.accountId} ${one.code}`}>
      {joined(isolated(one.name, lang), nameIn(one.agency, lang))}
      <div className={styles.quiet}>
        {one.code === null
          ? t("complaints.watched-all")
          : t("complaints.watched", { code: isolated(one.code, lang) })}
      </div>
    </div>
  ));
  return (
    <>
      <p dir="auto" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxInlineSize: "70ch" }}>
        {found.told}
      </p>
      <Facts
        items={[
          {
            label: t("complaints.by"),
            value: joined(dateTime(found.lodgedAt), isolated(found.lodgedBy, lang)),
          },
          ...(accused.length === 0 ? [] : [{ label: t("complaints.accused"), value: accused }]),
          ...text(t("complaints.who"), found.who),
          ...text(t("complaints.touches"), found.touches),
          ...text(t("complaints.reason"), found.reason),
          ...(found.decidedAt === null
            ? []
            : [
                {
                  label: t("complaints.decided"),
                  value: joined(dateTime(found.decidedAt), isolated(found.decidedBy ?? "", lang)),
                },
              ]),
          ...(found.inquiryCode === null
            ? []
            : [
                {
                  label: t("complaints.inquiry"),
                  value: (
                    <Link to={`/app/casefile/case/${found.inquiryCode}`}>
                      <bdi>{found.inquiryCode}</bdi>
                    </Link>
                  ),
                },
              ]),
        ]}
      />
    </>
  );
}

/** Assignments of those whom it is about, of which nobody else is told. */
function Warnings({ found }: { found: Complaint }) {
  const { t, lang } = useText("casefile");
  const { dateTime } = useFormat();
  return (
    <>
      <p>{t("complaints.warnings-why")}</p>
      {found.warnings.length === 0 ? (
        <p className={styles.quiet}>{t("complaints.warnings-none")}</p>
      ) : (
        <ul className={styles.list}>
          {found.warnings.map((one) => (
            <li key={`${one.at} ${one.code} ${one.way} ${one.name}`} className={styles.line}>
              <strong>
                {joined(isolated(one.name, lang), t(`conflict-way.${one.way}`), isolated(one.code, lang))}
              </strong>
              <div className={styles.quiet}>
                {joined(
                  dateTime(one.at),
                  one.by === null ? null : t("complaints.warned-by", { name: isolated(one.by, lang) }),
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Verbs({ found }: { found: Complaint }) {
  const { t } = useText("casefile");
  const { complaintId } = found;
  const common = { variant: "default", fullWidth: true } as const;
  return found.may.map((verb) => {
    const words = { label: t(`${verb}.label`), about: t(`${verb}.about`), done: t(`${verb}.done`) };
    switch (verb) {
      case "decide-complaint":
        return (
          <ActionButton
            key={verb}
            {...common}
            {...words}
            action="casefile.decide-complaint"
            fields={[
              {
                name: "state",
                label: t("decide-complaint.state"),
                kind: "choice",
                required: true,
                options: ComplaintDecision.options.map((value) => ({
                  value,
                  label: t(`complaint-state.${value}`),
                })),
              },
              {
                name: "reason",
                label: t("complaints.reason"),
                kind: "long-text",
                required: true,
                maxLength: 5000,
              },
            ]}
            input={(values) => ({ complaintId, ...values })}
            expects={found.version}
          />
        );
      case "open-inquiry":
        return (
          <ActionButton
            key={verb}
            {...common}
            {...words}
            action="casefile.open-inquiry"
            fields={[
              {
                name: "title",
                label: t("open-inquiry.title"),
                kind: "text",
                required: true,
                maxLength: 200,
              },
              {
                name: "kind",
                label: t("open-inquiry.kind"),
                kind: "choice",
                required: true,
                options: caseKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
              },
              {
                name: "who",
                label: t("open-inquiry.who"),
                kind: "custom",
                required: true,
                render: (input) => (
                  <GranteePicker {...input} name="who" label={t("open-inquiry.who")} kinds={["account"]} />
                ),
              },
            ]}
            input={({ who, title, kind }) => ({
              complaintId,
              caseId: crypto.randomUUID(),
              title,
              kind,
              named: [{ accountId: (who as { id: string }).id, level: "manage" }],
            })}
          />
        );
      default:
        throw verb satisfies never;
    }
  });
}
