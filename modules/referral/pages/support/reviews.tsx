import { Stack, Text } from "@mantine/core";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { SupportFile } from "../../support/words.ts";

export function Reviews({ found }: { found: SupportFile }) {
  const { t } = useText("referral");
  const { date } = useFormat();
  if (found.reviews.length === 0)
    return <EmptyState title={t("support-page.no-reviews")} why={t("support-page.no-reviews-why")} />;
  return (
    <Stack gap="sm">
      {found.reviews.map((one) => (
        <article key={one.planReviewId}>
          <Text fw={600}>
            {joined(
              date(one.heldAt),
              t(one.withPerson ? "support-page.with-person" : "support-page.without-person"),
            )}
          </Text>
          <Text dir="auto" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
            {one.outcome}
          </Text>
        </article>
      ))}
    </Stack>
  );
}
