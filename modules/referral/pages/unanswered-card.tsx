import { useQuestion } from "../../../web/api/use-question.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listUnanswered } from "../referrals/list-unanswered.ts";

/** How many referrals wait beyond their time, by kind. */
export function Card() {
  const { t } = useText("referral");
  const asked = useQuestion<typeof listUnanswered>("referral.list-unanswered", {});
  if (asked.error) return null;
  if (asked.isPending) return <Waiting lines={2} />;
  const { byKind } = asked.data;
  if (byKind.length === 0) return <p>{t("unanswered.none")}</p>;
  return (
    <ul>
      {byKind.map(({ kind, count }) => (
        <li key={kind}>{t("unanswered.count", { kind: t(`kind.${kind}`), count })}</li>
      ))}
    </ul>
  );
}
