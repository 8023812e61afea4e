import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { Facts } from "../../../../web/components/facts.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Referral } from "../../referrals/words.ts";

/** What the service answered, and how one knows. */
export function ReferralAnswer({ found }: { found: Referral }) {
  const { t } = useText("referral");
  const { dateTime } = useFormat();
  const { answer } = found;
  if (answer === null)
    return <EmptyState title={t("referral-page.no-answer")} why={t("referral-page.no-answer-why")} />;
  const line = (label: string, value: string | null) =>
    value ? [{ label: t(`ask.${label}`), value: <bdi style={{ whiteSpace: "pre-wrap" }}>{value}</bdi> }] : [];
  return (
    <Facts
      items={[
        {
          label: t("ask.answered-at"),
          value: joined(dateTime(answer.at), answer.how ? t(`answered-how.${answer.how}`) : ""),
        },
        ...line("reason", answer.reason ? t(`refusal-reason.${answer.reason}`) : null),
        ...line(
          answer.offer ? "from" : "firstContactAt",
          answer.firstContactAt ? dateTime(answer.firstContactAt) : null,
        ),
        ...line("meetingPoint", answer.meetingPoint),
        ...line("contact", answer.contact),
        ...line("offer", answer.offer),
        ...line("note", answer.note),
        ...line("began-at", found.beganAt ? dateTime(found.beganAt) : null),
      ]}
    />
  );
}
