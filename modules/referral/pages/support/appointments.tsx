import { Group, Stack, Text } from "@mantine/core";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { SupportFile } from "../../support/words.ts";
import { Change } from "./add.tsx";

export function Appointments({ found }: { found: SupportFile }) {
  const { t } = useText("referral");
  const { dateTime } = useFormat();
  if (found.appointments.length === 0)
    return (
      <EmptyState title={t("support-page.no-appointments")} why={t("support-page.no-appointments-why")} />
    );
  return (
    <Stack gap="sm">
      {found.appointments.map((one) => (
        <article key={one.appointmentId}>
          <Group justify="space-between" gap="xs">
            <Text fw={600}>{joined(dateTime(one.at), t(`need-kind.${one.kind}`))}</Text>
            {one.state === "planned" && found.may.includes("close-appointment") ? (
              <Change
                verb="close-appointment"
                found={found}
                id={{ appointmentId: one.appointmentId }}
                initial={{ state: "kept" }}
                version={one.version}
              />
            ) : (
              <Text size="sm">{t(`appointment-state.${one.state}`)}</Text>
            )}
          </Group>
          {one.words ? <Text dir="auto">{one.words}</Text> : null}
          {one.outcome ? <Text dir="auto">{one.outcome}</Text> : null}
        </article>
      ))}
    </Stack>
  );
}
