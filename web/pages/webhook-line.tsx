import { Badge, Group, Text, Title } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import type { ListWebhooks } from "../../kernel/webhook/hooks.ts";
import { ActionButton } from "../components/action-button.tsx";
import type { ActionWish } from "../components/action-dialog.tsx";
import { ActionMenu } from "../components/action-menu.tsx";
import { Link } from "../components/link.tsx";
import { joined } from "../i18n/joined.ts";
import { useEventNames } from "../i18n/use-event-names.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { EventName } from "./event-name.tsx";
import styles from "./sessions.module.css";
import { eventsField, nameField } from "./webhook-fields.ts";

type Hook = OutputOf<ListWebhooks>["items"][number];

export type WebhookLineProps = {
  readonly hook: Hook;
  readonly offered: readonly string[];
  readonly onSecret: (secret: string) => void;
};

/** One address that is told of events: how it fares, and what may be done with it. */
export function WebhookLine({ hook, offered, onSecret }: WebhookLineProps) {
  const { t } = useText("webhook");
  const { ago, number } = useFormat();
  const nameOf = useEventNames(hook.events);
  const { hookId, last } = hook;
  return (
    <section aria-label={hook.name}>
      <Group gap="xs">
        <Title order={3}>
          <bdi>{hook.name}</bdi>
        </Title>
        <Badge
          variant="light"
          className={styles.badge ?? ""}
          {...(hook.state === "disabled" ? { color: "attention" } : {})}
        >
          {t(`state.${hook.state}`)}
        </Badge>
      </Group>
      <Text style={{ overflowWrap: "anywhere" }}>
        <bdi dir="ltr">{hook.url}</bdi>
      </Text>
      <Text size="sm">{t("page.told-of")}</Text>
      <ul className={styles.names ?? ""}>
        {hook.events.map((event) => (
          <li key={event}>
            <EventName event={event} name={nameOf(event)} />
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {joined(
          last && !last.problem ? t("page.last-fine", { at: ago(last.at) }) : null,
          hook.waiting > 0 ? t("page.waiting", { number: number(hook.waiting) }) : null,
          hook.failures > 0 ? t("page.failures", { number: number(hook.failures) }) : null,
          hook.secretChangedAt ? t("page.secret-changed", { at: ago(hook.secretChangedAt) }) : null,
        )}
      </Text>
      {last?.problem ? (
        <Text size="sm">{t("page.last-problem", { at: ago(last.at), problem: last.problem })}</Text>
      ) : null}
      <Group gap="sm" mt="xs">
        <ActionButton
          action="webhook.test-webhook"
          label={t("test-webhook.label")}
          input={() => ({ hookId })}
          variant="default"
          done={t("test-webhook.done")}
        />
        <Link to={`/app/webhook/deliveries/${hookId}`}>{t("deliveries.title")}</Link>
        <ActionMenu
          label={t("page.more", { name: hook.name })}
          actions={useWishes({ hook, offered, onSecret })}
        />
      </Group>
    </section>
  );
}

function useWishes({ hook, offered, onSecret }: WebhookLineProps): ActionWish[] {
  const { t } = useText("webhook");
  const nameOf = useEventNames(offered);
  const { hookId, name, events, state } = hook;
  const turn = state === "paused" || state === "disabled" ? "resume-webhook" : "pause-webhook";
  const back = turn === "pause-webhook" ? "resume-webhook" : "pause-webhook";
  const wish = (verb: string): ActionWish => ({
    action: `webhook.${verb}`,
    label: t(`${verb}.label`),
    about: t(`${verb}.about`),
    done: t(`${verb}.done`),
    input: () => ({ hookId }),
  });
  return [
    {
      ...wish("revise-webhook"),
      fields: [nameField(t), eventsField(t, offered, nameOf)],
      initial: { name, events },
      input: (values) => ({ ...values, hookId }),
    },
    { ...wish("rotate-secret"), onDone: (output) => onSecret((output as { secret: string }).secret) },
    { ...wish(turn), undo: () => ({ action: `webhook.${back}`, input: { hookId } }) },
    { ...wish("remove-webhook"), danger: true },
  ];
}
