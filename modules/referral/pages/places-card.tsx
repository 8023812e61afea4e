import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showOwnServices } from "../services/show-own-services.ts";

/** Places free at one's services, and what waits to be looked over. */
export function Card() {
  const { t, lang } = useText("referral");
  const { number, ago } = useFormat();
  const asked = useQuestion<typeof showOwnServices>("referral.show-own-services", {});
  if (asked.error) return null;
  if (asked.isPending) return <Waiting lines={2} />;
  const { places, services, stale } = asked.data;
  if (services === 0) return <p>{t("home.no-services")}</p>;
  return (
    <>
      {stale > 0 ? <p>{t("home.stale", { count: stale })}</p> : null}
      <ul>
        {places.slice(0, 5).map((one) => (
          <li key={one.serviceId}>
            {joined(
              wordsIn(one.name, lang),
              t("services.free-of", {
                free: one.free === null ? "?" : number(one.free),
                all: number(one.capacity),
              }),
              one.freeToldAt === null ? null : ago(one.freeToldAt),
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
