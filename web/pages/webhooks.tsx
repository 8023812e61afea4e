import { Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { GetWanted } from "../../kernel/mail/wanted.ts";
import type { ListWebhooks } from "../../kernel/webhook/hooks.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { useEventNames } from "../i18n/use-event-names.ts";
import { useText } from "../i18n/use-text.ts";
import { ShownOnce } from "./shown-once.tsx";
import { eventsField, nameField } from "./webhook-fields.ts";
import { WebhookLine } from "./webhook-line.tsx";

/** What goes out of this Palermo: addresses that are told of events, and mail. */
export function Page() {
  const { t } = useText("webhook");
  const [secret, setSecret] = useState<string | null>(null);
  // Tests are answered and deliveries taken while one looks.
  const answer = useQuestion<ListWebhooks>("webhook.list-webhooks", {}, { every: 4000 });
  const items = answer.data?.items ?? [];
  return (
    <>
      <PageTitle
        title={t("nav.out")}
        about={t("page.about")}
        action={<RegisterButton offered={answer.data?.offered ?? []} onMade={setSecret} />}
      />
      {secret ? (
        <ShownOnce
          title={t("secret.title")}
          about={t("secret.about")}
          value={secret}
          onClose={() => setSecret(null)}
        />
      ) : null}
      <Stack gap="xl" maw={760}>
        <section>
          <Title order={2} mb="sm">
            {t("page.addresses")}
          </Title>
          {answer.error ? <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} /> : null}
          {answer.isPending ? <Waiting lines={3} /> : null}
          {answer.data && items.length === 0 ? (
            <EmptyState title={t("page.none")} why={t("page.none-why")} />
          ) : null}
          <Stack gap="lg">
            {items.map((hook) => (
              <WebhookLine
                key={hook.hookId}
                hook={hook}
                offered={answer.data?.offered ?? []}
                onSecret={setSecret}
              />
            ))}
          </Stack>
        </section>
        <MailServer />
      </Stack>
    </>
  );
}

function RegisterButton({
  offered,
  onMade,
}: {
  readonly offered: readonly string[];
  readonly onMade: (secret: string) => void;
}) {
  const { t } = useText("webhook");
  const nameOf = useEventNames(offered);
  return (
    <ActionButton
      action="webhook.register-webhook"
      label={t("register-webhook.label")}
      about={t("register-webhook.about")}
      icon="plus"
      fields={[
        nameField(t),
        {
          name: "url",
          label: t("field.url"),
          kind: "text",
          required: true,
          maxLength: 2000,
          hint: t("field.url-hint"),
        },
        eventsField(t, offered, nameOf),
      ]}
      done={t("register-webhook.done")}
      onDone={(output) => onMade((output as { secret: string }).secret)}
    />
  );
}

/** Whether this Palermo sends mail at all. */
function MailServer() {
  const { t } = useText("mail");
  const answer = useQuestion<GetWanted>("mail.get-wanted", {});
  if (!answer.data) return null;
  return (
    <section>
      <Title order={2} mb="sm">
        {t("switch.title")}
      </Title>
      <Text>{t(answer.data.sends ? "server.on" : "server.off")}</Text>
    </section>
  );
}
