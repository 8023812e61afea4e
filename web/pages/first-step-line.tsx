import { Button, CopyButton, Group, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { FirstStep } from "../../kernel/guide/first-steps.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Icon } from "../components/icon.tsx";
import { wantAction } from "../components/wanted-action.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { firstStepPlaces } from "./first-step-places.ts";
import styles from "./first-steps.module.css";

/** One step: whether it is done, why it is needed, and the way to where it is done or the command that does it. */
export function FirstStepLine({ step: { step, done, at }, next }: { step: FirstStep; next: boolean }) {
  const { t } = useText("help");
  const { date } = useFormat();
  const navigate = useNavigate();
  const place = firstStepPlaces[step];

  function go(): void {
    if (!place.to) return;
    if (place.action) wantAction(place.action);
    void navigate({ to: place.to });
  }

  return (
    <li className={styles.step} data-done={done} aria-current={next ? "step" : undefined}>
      <span className={styles.sign} aria-hidden="true">
        {done ? <Icon name="check" /> : null}
      </span>
      <div className={styles.words}>
        <Title order={2} size="h3">
          {t(`first.step.${step}.title`)}
        </Title>
        <Text c="dimmed" size="sm">
          {done ? (at ? t("first.done-at", { date: date(at) }) : t("first.done")) : t("first.open")}
        </Text>
        <p>{t(`first.step.${step}.why`)}</p>
        {place.command ? <CommandLine command={place.command} /> : null}
        {step === "backup" ? (
          <Text c="dimmed" size="sm">
            {t("first.file")}
          </Text>
        ) : null}
        {place.to ? (
          <Button variant={next ? "filled" : "default"} onClick={go}>
            {t(`first.step.${step}.go`)}
          </Button>
        ) : null}
        {step === "recovery-kit" && !done ? (
          <ActionButton
            action="guide.confirm-kit"
            label={t("first.step.recovery-kit.go")}
            variant={next ? "filled" : "default"}
            done={t("first.confirmed")}
            undo={() => ({ action: "guide.take-back-kit", input: {} })}
          />
        ) : null}
      </div>
    </li>
  );
}

function CommandLine({ command }: { command: string }) {
  const { t } = useText("help");
  return (
    <>
      <Text size="sm">{t("first.command")}</Text>
      <Group gap="xs" my="xs">
        <code className={styles.command} dir="ltr">
          {command}
        </code>
        <CopyButton value={command}>
          {({ copied, copy }) => (
            <Button variant="default" size="compact-sm" onClick={copy}>
              {t(copied ? "first.copied" : "first.copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </>
  );
}
