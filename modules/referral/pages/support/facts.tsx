import { Text } from "@mantine/core";
import { Facts } from "../../../../web/components/facts.tsx";
import { Link } from "../../../../web/components/link.tsx";
import { PersonChip } from "../../../../web/components/person-chip.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { SupportFile } from "../../support/words.ts";

/** Who it is, who stands beside them, and the clocks. */
export function SupportFacts({ found }: { found: SupportFile }) {
  const { t } = useText("referral");
  const { date, dateTime, number } = useFormat();
  const line = (label: string, value: string | null) =>
    value ? [{ label: t(`ask.${label}`), value: <bdi>{value}</bdi> }] : [];
  const hours =
    found.hoursToContact === null
      ? null
      : t(found.firstContact ? "support-page.hours" : "support-page.hours-so-far", {
          count: Math.round(found.hoursToContact),
          hours: number(found.hoursToContact),
        });
  return (
    <>
      <Facts
        items={[
          {
            label: t("ask.person"),
            value: (
              <PersonChip personId={found.personId} code={found.personCode} revealable={found.revealable} />
            ),
          },
          ...line(
            "advocate",
            joined(
              found.advocate ?? t("support-page.no-advocate"),
              found.advocateSince ? date(found.advocateSince) : "",
            ),
          ),
          ...line("identified-at", found.identifiedAt ? dateTime(found.identifiedAt) : null),
          ...line("first-contact", hours),
          ...line("review-by", found.reviewBy ? date(found.reviewBy) : null),
          ...line("closing-note", found.closingNote),
        ]}
      />
      {found.summary ? (
        <Text component="p" dir="auto" mt="md" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
          {found.summary}
        </Text>
      ) : null}
      {found.referrals.length > 0 ? (
        <>
          <Text fw={600} mt="md">
            {t("referrals-page.title")}
          </Text>
          <ul>
            {found.referrals.map((one) => (
              <li key={one.code}>
                <Link to={`/app/referral/referral/${one.code}`}>
                  <bdi>{one.code}</bdi>
                </Link>{" "}
                {joined(t(`kind.${one.kind}`), t(`referral-state.${one.state}`))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
