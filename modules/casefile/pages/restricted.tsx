import { useNavigate } from "@tanstack/react-router";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import type { ChapterSection } from "../../../web/components/door-sections.ts";
import { GranteePicker } from "../../../web/components/grantee-picker.tsx";
import { Link } from "../../../web/components/link.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CaseFile } from "../casefile.ts";
import type { listRestricted } from "../restricted/list-restricted.ts";

/** The section of restricted dossiers: there for those alone who are named in one, also in the contents of the page. */
export function useRestrictedSection(caseId: string | undefined): ChapterSection[] {
  const { t } = useText("casefile");
  const { date } = useFormat();
  const asked = useQuestion<typeof listRestricted>(
    "casefile.list-restricted",
    { caseId: caseId ?? "" },
    { enabled: caseId !== undefined },
  );
  const items = asked.data?.items ?? [];
  if (items.length === 0) return [];
  return [
    {
      id: "restricted",
      chapter: "summary",
      title: t("restricted.title"),
      content: (
        <ul className={styles.list} aria-label={t("restricted.why")}>
          {items.map(({ code, title, openedAt }) => (
            <li key={code}>
              <Link to={`/app/casefile/case/${code}`}>
                <bdi>{code}</bdi>
              </Link>{" "}
              <bdi>{title}</bdi> <span>({date(openedAt)})</span>
            </li>
          ))}
        </ul>
      ),
    },
  ];
}

/** Stands on the page of every case for everybody who may open one, so that the button tells nothing. */
export function RestrictedVerbs({ found }: { found: CaseFile }) {
  const { t } = useText("casefile");
  const navigate = useNavigate();
  if (!holds(useSession(), "casefile.open-restricted")) return null;
  if (found.restricted)
    return found.level === "manage" ? (
      <ActionButton
        action="casefile.end-restriction"
        label={t("end-restriction.label")}
        about={t("end-restriction.about")}
        fields={[
          {
            name: "reason",
            label: t("end-restriction.reason"),
            kind: "text",
            required: true,
            maxLength: 500,
          },
        ]}
        initial={{ caseId: found.caseId }}
        changes={["access.list-grants"]}
        variant="default"
        fullWidth
        danger
        done={t("end-restriction.done")}
      />
    ) : null;
  return (
    <ActionButton
      action="casefile.open-restricted"
      label={t("open-restricted.label")}
      about={t("open-restricted.about")}
      fields={[
        { name: "title", label: t("open-restricted.title"), kind: "text", required: true, maxLength: 200 },
        { name: "summary", label: t("open-restricted.summary"), kind: "long-text", maxLength: 20_000 },
        {
          name: "who",
          label: t("open-restricted.who"),
          kind: "custom",
          required: true,
          render: (input) => (
            <GranteePicker {...input} name="who" label={t("open-restricted.who")} kinds={["account"]} />
          ),
        },
      ]}
      input={({ who, title, summary }) => ({
        caseId: crypto.randomUUID(),
        underCaseId: found.caseId,
        title,
        ...(summary ? { summary } : {}),
        named: [{ accountId: (who as { id: string }).id, level: "manage" }],
      })}
      variant="default"
      fullWidth
      done={t("open-restricted.done")}
      onDone={(output) => void navigate({ to: `/app/casefile/case/${(output as CaseFile).code}` })}
    />
  );
}
