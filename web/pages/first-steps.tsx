import { Button, Group, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { showProgress } from "../../kernel/guide/first-steps.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { useText } from "../i18n/use-text.ts";
import { useChoice } from "../shell/choices.ts";
import { FirstStepLine } from "./first-step-line.tsx";
import styles from "./first-steps.module.css";

/** What a new installation needs before work begins, with what is done already, as the server sees it. */
export function Page() {
  const { t } = useText("help");
  const navigate = useNavigate();
  const left = useChoice("first-steps-left");
  // The last backup is made elsewhere: the page looks again while it is open.
  const asked = useQuestion<typeof showProgress>("guide.show-progress", {}, { every: 10_000, staleTime: 0 });
  const steps = asked.data?.steps ?? [];
  const next = steps.find((step) => !step.done)?.step;

  async function putAway(): Promise<void> {
    await left.set(true);
    await navigate({ to: "/app" });
  }

  return (
    <>
      <PageTitle
        title={t("nav.first-steps")}
        about={t("first.about")}
        more={
          left.known && !left.on ? (
            <Button variant="default" onClick={putAway}>
              {t("first.leave")}
            </Button>
          ) : null
        }
      />
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={6} /> : null}
      {asked.isSuccess ? (
        <>
          <Text fw={600} role="status">
            {asked.data.left === 0
              ? t("first.all-done")
              : t("first.progress", { done: steps.length - asked.data.left, all: steps.length })}
          </Text>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <FirstStepLine key={step.step} step={step} next={step.step === next} />
            ))}
          </ol>
          {steps.some((step) => step.step === "recovery-kit" && step.done) ? (
            <Group mt="md">
              <ActionButton
                action="guide.take-back-kit"
                label={t("first.take-back")}
                about={t("first.take-back-about")}
                variant="default"
                size="compact-sm"
              />
            </Group>
          ) : null}
        </>
      ) : null}
    </>
  );
}
