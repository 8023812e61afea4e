import type { SectionProps } from "#kernel/words";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getCourtFile } from "../proceedings/get-court-file.ts";

/** The counts of a case on its page, with the way to its court file and its matrix. */
export function Section({ dossierId, code }: SectionProps) {
  const { t, lang } = useText("court");
  const asked = useQuestion<typeof getCourtFile>("court.get-court-file", { caseId: dossierId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { charges, proceedings } = asked.data;
  return (
    <>
      {proceedings.length === 0 ? (
        <EmptyState title={t("court-case.none")} why={t("court-case.none-why")} />
      ) : null}
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {charges.map((charge) => (
          <li key={charge.chargeId} className={styles.line}>
            <strong className={charge.state === "withdrawn" ? styles.over : ""}>
              {t("charge.line", { count: charge.count, code: charge.personCode })}
            </strong>{" "}
            <bdi>{joined(charge.provision.citation, wordsIn(charge.provision.offence.label, lang))}</bdi>
          </li>
        ))}
      </ol>
      <p>
        <Link to={`/app/court/case/${code}`}>{t("court-case.open")}</Link>
      </p>
      {asked.data.may.includes("prove") ? (
        <p>
          <Link to={`/app/court/proof/${code}`}>{t("matrix.open")}</Link>
        </p>
      ) : null}
    </>
  );
}
