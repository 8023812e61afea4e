import { Stack, Switch, Text, Title } from "@mantine/core";
import type { GetWanted, SetWanted } from "../../kernel/mail/wanted.ts";
import { useAction } from "../api/use-action.ts";
import { useQuestion } from "../api/use-question.ts";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { useText } from "../i18n/use-text.ts";

/** The part of the account about mail: switches off or on that one is told by it that something waits. */
export function MailSwitch() {
  const { t } = useText("mail");
  return (
    <section>
      <Title order={2} mb="sm">
        {t("switch.title")}
      </Title>
      <Choice />
    </section>
  );
}

function Choice() {
  const { t } = useText("mail");
  const answer = useQuestion<GetWanted>("mail.get-wanted", {});
  const { run, pending, problem } = useAction<SetWanted>("mail.set-wanted");
  if (answer.error) return <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} />;
  if (answer.isPending) return <Waiting lines={2} />;
  const { wanted, sends } = answer.data;
  return (
    <Stack gap="xs">
      <Text>{t("switch.about")}</Text>
      <Switch
        label={t("switch.label")}
        checked={wanted}
        disabled={pending}
        // The problem is shown below.
        onChange={(event) => void run({ wanted: event.currentTarget.checked }).catch(() => undefined)}
      />
      {sends ? null : (
        <Text size="sm" c="dimmed">
          {t("switch.none")}
        </Text>
      )}
      {problem ? <ProblemPanel problem={problem} /> : null}
    </Stack>
  );
}
