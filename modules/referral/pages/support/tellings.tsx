import { Badge, Group, Stack, Text } from "@mantine/core";
import { Notice } from "../../../../web/components/notice.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { SupportFile } from "../../support/words.ts";
import { Add, Change } from "./add.tsx";

/** What the person wants to be told, and what waits to be told: a release first. */
export function Tellings({ found }: { found: SupportFile }) {
  const { t } = useText("referral");
  const { list } = useFormat();
  const { wish } = found;
  return (
    <Stack gap="sm">
      <Notice
        title={wish ? t(`channel.${wish.channel}`) : t("support-page.never-asked")}
        action={found.may.includes("choose-telling") ? <Add verb="choose-telling" found={found} /> : null}
      >
        {wish ? joined(list(wish.topics.map((topic) => t(`telling-topic.${topic}`))), wish.words) : null}
      </Notice>
      {found.tellings.map((one) => (
        <OneTelling key={one.tellingId} one={one} found={found} />
      ))}
    </Stack>
  );
}

function OneTelling({ one, found }: { one: SupportFile["tellings"][number]; found: SupportFile }) {
  const { t } = useText("referral");
  const { dateTime } = useFormat();
  const waits = one.toldAt === null && one.wanted;
  return (
    <article>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={600}>{t(`telling-topic.${one.topic}`)}</Text>
          {one.first && waits ? <Badge variant="light">{t("support-page.first")}</Badge> : null}
        </Group>
        {waits && found.may.includes("record-telling") ? (
          <Change
            verb="record-telling"
            found={found}
            id={{ tellingId: one.tellingId }}
            version={one.version}
          />
        ) : null}
      </Group>
      <Text size="sm" c="dimmed">
        {joined(
          one.happensAt ? t("support-page.happens", { at: dateTime(one.happensAt) }) : "",
          one.toldAt
            ? t("support-page.told", { at: dateTime(one.toldAt), how: t(`channel.${one.toldHow}`) })
            : "",
          one.wanted ? "" : t("support-page.unwanted"),
        )}
      </Text>
      {one.words ? <Text dir="auto">{one.words}</Text> : null}
    </article>
  );
}
