import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listReturnsAhead } from "../debriefing/list-returns-ahead.ts";

/** Returns ahead in all cases of the reader, where no debriefing was held yet. */
export function Page() {
  const { t } = useText("casefile");
  const { date } = useFormat();
  const asked = useQuestion<typeof listReturnsAhead>("casefile.list-returns-ahead", { days: 60 });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={4} />;
  const { items } = asked.data;
  return (
    <>
      <PageTitle title={t("returns.title")} about={t("returns.about")} />
      {items.length === 0 ? (
        <EmptyState title={t("returns.none")} why={t("debriefing.why")} />
      ) : (
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.debriefingId} className={styles.line}>
              <Link to={`/app/casefile/case/${item.code}`}>
                <bdi>{joined(item.code, item.personCode)}</bdi>
              </Link>
              <div className={styles.quiet}>
                {joined(
                  `${t("debriefing.return-on")}: \u2068${date(item.returnOn)}\u2069`,
                  t(`debriefing-state.${item.state}`),
                )}
              </div>
              {item.warns ? (
                <Notice kind={item.nearness === "passed" ? "danger" : "attention"}>
                  {t(`debriefing.warn-${item.nearness}`)}
                </Notice>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
