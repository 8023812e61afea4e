import type { OutputOf } from "#kernel/action";
import type { listBrokenGlass } from "../../kernel/access/break-glass.ts";
import { holds, useSession } from "../api/session.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { BreakGlassButton } from "../components/break-glass.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./sessions.module.css";

type Opening = OutputOf<typeof listBrokenGlass>["items"][number];

/** Dossiers opened in danger during the last thirty days: by whom, why, until when. */
export function Page() {
  const { t } = useText();
  const session = useSession();
  const openings = useQuestion<typeof listBrokenGlass>("access.list-broken-glass", {});
  const action = holds(session, "access.break-glass") ? (
    <BreakGlassButton label={t("break-glass.open-by-code")} />
  ) : null;
  return (
    <>
      <PageTitle title={t("nav.emergencies")} about={t("break-glass.page")} action={action} />
      {openings.error ? <ProblemPanel problem={openings.error} onRetry={() => openings.refetch()} /> : null}
      {openings.isPending ? <Waiting /> : null}
      {openings.data?.items.length === 0 ? (
        <EmptyState title={t("break-glass.none")} why={t("break-glass.none-why")} />
      ) : null}
      <ul className={styles.sessions}>
        {openings.data?.items.map((opening) => (
          <OpeningLine key={opening.breakGlassId} opening={opening} />
        ))}
      </ul>
    </>
  );
}

function OpeningLine({ opening }: { opening: Opening }) {
  const { t, lang } = useText();
  const { dateTime } = useFormat();
  const when = opening.until
    ? t("break-glass.until", { asked: dateTime(opening.askedAt), until: dateTime(opening.until) })
    : t("break-glass.waiting", { asked: dateTime(opening.askedAt) });
  return (
    <li>
      <div>
        <strong>
          <bdi>{opening.code}</bdi>
        </strong>{" "}
        <bdi>{`${opening.name}, ${nameIn(opening.agency, lang)}`}</bdi>
        <div>
          <bdi>{opening.reason}</bdi>
        </div>
        <small>{when}</small>
      </div>
      {opening.may.includes("approve-break-glass") ? (
        <ActionButton
          action="access.approve-break-glass"
          label={t("break-glass.approve")}
          about={t("break-glass.approve-about")}
          input={() => ({ breakGlassId: opening.breakGlassId })}
          done={t("break-glass.approved")}
        />
      ) : null}
    </li>
  );
}
