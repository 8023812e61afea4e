import { Group, Stack, Text } from "@mantine/core";
import type { getResetPerson } from "../../kernel/session/reset-person.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { GranteePicker } from "../components/grantee-picker.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useText } from "../i18n/use-text.ts";

/** Whom the reader trusts to be the second of two people when a password was forgotten. */
export function ResetPerson() {
  const { t, lang } = useText();
  const answer = useQuestion<typeof getResetPerson>("session.get-reset-person", {});
  if (answer.error) return <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} />;
  if (answer.isPending) return <Waiting lines={2} />;
  const { person } = answer.data;
  return (
    <Stack gap="sm" align="flex-start">
      <Text c="dimmed">{t("reset-person.about")}</Text>
      {person ? <bdi>{joined(person.name, nameIn(person.agency, lang))}</bdi> : null}
      <Group gap="sm">
        <ActionButton
          action="session.name-reset-person"
          label={t(person ? "reset-person.change" : "reset-person.name")}
          fields={[
            {
              name: "to",
              label: t("access.to"),
              kind: "custom",
              required: true,
              render: (input) => <GranteePicker {...input} />,
            },
          ]}
          input={({ to }) => ({ accountId: (to as { id: string }).id })}
          variant="default"
        />
        {person ? (
          <ActionButton
            action="session.name-reset-person"
            label={t("reset-person.nobody")}
            input={() => ({ accountId: null })}
            variant="subtle"
          />
        ) : null}
      </Group>
    </Stack>
  );
}
