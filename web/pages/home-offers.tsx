import { Button, Group, Text, Title } from "@mantine/core";
import type { showProgress } from "../../kernel/guide/first-steps.ts";
import { holds, useSession } from "../api/session.ts";
import { useQuestion } from "../api/use-question.ts";
import { Link } from "../components/link.tsx";
import { useText } from "../i18n/use-text.ts";
import { useChoice } from "../shell/choices.ts";
import { startTour } from "../tour/tour-state.ts";
import { tourFor } from "../tour/tour-steps.ts";
import styles from "./home.module.css";

/** Above the next steps, while they are of use: setting up for a new administrator, the tour in the demonstration. */
export function HomeOffers() {
  const session = useSession();
  const admin = holds(session, "account.manage") && !session.demonstration;
  return (
    <>
      {admin ? <FirstStepsOffer /> : null}
      {session.demonstration ? <TourOffer /> : null}
    </>
  );
}

function FirstStepsOffer() {
  const { t } = useText("help");
  const left = useChoice("first-steps-left");
  const asked = useQuestion<typeof showProgress>("guide.show-progress", {}, { staleTime: 0 });
  if (!asked.isSuccess || asked.data.left === 0 || !left.known || left.on) return null;
  const all = asked.data.steps.length;
  const next = asked.data.steps.find((step) => !step.done);
  return (
    <section className={styles.offer} aria-labelledby="first-steps">
      <Title order={2} size="h3" id="first-steps">
        {t("nav.first-steps")}
      </Title>
      <Text>{t("first.about")}</Text>
      <Text c="dimmed">{t("first.progress", { done: all - asked.data.left, all })}</Text>
      <Group mt="sm">
        <Link to="/app/first-steps">{t("first.card")}</Link>
        {next ? <Text c="dimmed">{t(`first.step.${next.step}.title`)}</Text> : null}
      </Group>
    </section>
  );
}

function TourOffer() {
  const { t } = useText("help");
  const session = useSession();
  const seen = useChoice("tour-seen");
  if (!seen.known || seen.on) return null;
  return (
    <section className={styles.offer} aria-labelledby="tour-offer">
      <Title order={2} size="h3" id="tour-offer">
        {t("tour.title")}
      </Title>
      <Text>{t("tour.start-about")}</Text>
      <Group mt="sm" gap="xs">
        <Button onClick={() => startTour(tourFor(session))}>{t("tour.start")}</Button>
        <Button variant="subtle" onClick={() => seen.set(true)}>
          {t("tour.later")}
        </Button>
      </Group>
    </section>
  );
}
