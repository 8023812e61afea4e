import { Stack, Text } from "@mantine/core";
import { wordsIn } from "#kernel/words";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { giveFields } from "../../../../web/components/consent-fields.ts";
import { Link } from "../../../../web/components/link.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Referral } from "../../referrals/words.ts";
import { wordsOfService } from "./service-words.ts";

/** What only the side that asks sees: consent for this very service, and who else was asked. */
export function Asking({ found }: { found: Referral }) {
  const { t, lang } = useText("referral");
  const { t: tc } = useText("consent");
  const { list } = useFormat();
  const { asking } = found;
  if (asking === null) return null;
  const stands = asking.consent === "stands" || asking.consent === "exception";
  return (
    <Stack gap="sm">
      <Notice kind={stands ? "done" : "attention"} title={t(`consent-state.${asking.consent}`)}>
        {t("referral-page.consent-for", {
          service: wordsOfService(found.service, lang),
          purpose: tc(`purpose.${asking.purpose}`),
          topics: list(asking.topics.map((topic) => tc(`topic.${topic}`))),
        })}
      </Notice>
      {found.state === "prepared" && !stands ? <ConsentButton found={found} /> : null}
      {asking.others.length > 0 ? (
        <div>
          <Text fw={600}>{t("referral-page.others")}</Text>
          <ul>
            {asking.others.map((other) => (
              <li key={other.code}>
                <Link to={`/app/referral/referral/${other.code}`}>
                  <bdi>{joined(other.code, other.service ? wordsIn(other.service, lang) : "")}</bdi>
                </Link>{" "}
                {t(`referral-state.${other.state}`)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Stack>
  );
}

/** What the kernel asks with, less what this referral fixes: for whom, what for, what is shared. */
const fixed: readonly string[] = ["to", "purpose", "topics", "compartments"];

function ConsentButton({ found }: { found: Referral }) {
  const { t } = useText("referral");
  const { t: tc } = useText("consent");
  const { asking } = found;
  if (asking === null) return null;
  const none = { name: "to", label: "", kind: "text" } as const;
  return (
    <div>
      <ActionButton
        action="consent.give-consent"
        label={t("ask-consent.label")}
        about={t("ask-consent.about")}
        fields={giveFields(tc, none).filter(({ name }) => !fixed.includes(name))}
        initial={{ isChild: "no", givenBy: "person", lang: found.languages[0] ?? "" }}
        input={({ lang, how, understood, ...values }) => ({
          ...values,
          consentId: crypto.randomUUID(),
          dossierId: asking.sourceDossier,
          personId: asking.personId,
          recipient: asking.recipient,
          purpose: asking.purpose,
          topics: asking.topics,
          compartments: asking.compartments,
          told: { lang, how, understood },
        })}
        changes={["referral.get-referral"]}
        done={t("ask-consent.done")}
      />
    </div>
  );
}
