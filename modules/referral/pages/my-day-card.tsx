import { useQuestion } from "../../../web/api/use-question.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { myDay } from "../support/my-day.ts";

/** How much waits today, on the home page. */
export function Card() {
  const { t } = useText("referral");
  const asked = useQuestion<typeof myDay>("referral.my-day", {});
  if (asked.error) return null;
  if (asked.isPending) return <Waiting lines={2} />;
  const day = asked.data;
  const counts = [
    ["risks", day.risksReopened.length],
    ["recalls", day.recalls],
    ["waiting", day.waiting.length],
    ["stuck", day.stuck.length],
    ["appointments", day.appointments.length],
    ["reviews", day.reviewsOverdue.length],
    ["reflections", day.reflectionsEnding.length],
  ] as const;
  const some = counts.filter(([, count]) => count > 0);
  if (some.length === 0) return <p>{t("my-day.none")}</p>;
  return (
    <ul>
      {some.map(([name, count]) => (
        <li key={name}>{t("my-day.line", { what: t(`my-day.${name}`), count })}</li>
      ))}
    </ul>
  );
}
