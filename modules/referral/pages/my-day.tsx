import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { wordsIn } from "#kernel/words";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listRecalls } from "../referrals/recalls.ts";
import type { ReferralLine } from "../referrals/words.ts";
import type { myDay } from "../support/my-day.ts";
import type { SupportLine } from "../support/words.ts";
import { wordsOfService } from "./referrals/service-words.ts";

/** What waits for the reader today, the most pressing first. */
export function Page() {
  const { t } = useText("referral");
  const session = useSession();
  const { date, dateTime } = useFormat();
  const asked = useQuestion<typeof myDay>("referral.my-day", {}, { every: 60_000 });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const day = asked.data;
  const file = (line: SupportLine, more: string) => (
    <Link to={`/app/referral/support-file/${line.code}`}>
      <bdi>{joined(line.code, line.personCode, more)}</bdi>
    </Link>
  );
  const nothing =
    day.recalls === 0 &&
    [
      day.waiting,
      day.stuck,
      day.appointments,
      day.reviewsOverdue,
      day.reflectionsEnding,
      day.risksReopened,
    ].every(({ length }) => length === 0);
  return (
    <>
      <PageTitle title={t("my-day.title")} about={t("my-day.about")} />
      {nothing ? <EmptyState title={t("my-day.none")} why={t("my-day.none-why")} /> : null}
      <Stack gap="lg">
        {holds(session, "referral.answer") && day.recalls > 0 ? <Recalls /> : null}
        <Part title={t("my-day.risks")} items={day.risksReopened.map((one) => file(one, ""))} />
        <Part
          title={t("my-day.waiting")}
          items={day.waiting.map((one) => <OneReferral key={one.code} one={one} />)}
        />
        <Part
          title={t("my-day.stuck")}
          items={day.stuck.map((one) => <OneReferral key={one.code} one={one} />)}
        />
        <Part
          title={t("my-day.appointments")}
          items={day.appointments.map((one) => (
            <Link key={one.at} to={`/app/referral/support-file/${one.code}`}>
              <bdi>{joined(dateTime(one.at), t(`need-kind.${one.kind}`), one.personCode)}</bdi>
            </Link>
          ))}
        />
        <Part
          title={t("my-day.reviews")}
          items={day.reviewsOverdue.map((one) => file(one, date(one.reviewBy ?? "")))}
        />
        <Part
          title={t("my-day.reflections")}
          items={day.reflectionsEnding.map((one) => file(one, date(one.reflectionUntil ?? "")))}
        />
      </Stack>
    </>
  );
}

function Part({ title, items }: { title: string; items: ReactNode[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <ul>
        {items.map((item, at) => (
          <li key={`${title} ${String(at)}`}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

function OneReferral({ one }: { one: ReferralLine }) {
  const { t, lang } = useText("referral");
  const { ago } = useFormat();
  return (
    <>
      <Link to={`/app/referral/referral/${one.code}`}>
        <bdi>{joined(one.code, t(`kind.${one.kind}`), wordsOfService(one.service, lang))}</bdi>
      </Link>
      <Text size="sm" c="dimmed">
        {joined(
          t(`urgency.${one.urgency}`),
          one.state === "refused" ? t("referral-state.refused") : "",
          one.state === "sent" && one.answerBy ? t("my-day.answer", { when: ago(one.answerBy) }) : "",
        )}
      </Text>
    </>
  );
}

/** Referrals that were taken back: copies go, and somebody says so. */
function Recalls() {
  const { t, lang } = useText("referral");
  const { dateTime } = useFormat();
  const asked = useQuestion<typeof listRecalls>("referral.list-recalls", {});
  return (
    <Part
      title={t("my-day.recalls")}
      items={(asked.data?.items ?? []).map((one) => (
        <div key={one.recallId}>
          <bdi>{joined(one.code, one.service ? wordsIn(one.service, lang) : "", dateTime(one.at))}</bdi>{" "}
          {t(`over-cause.${one.cause}`)}{" "}
          <ActionButton
            action="referral.confirm-recall"
            label={t("confirm-recall.label")}
            about={t("confirm-recall.about")}
            initial={{ recallId: one.recallId }}
            variant="subtle"
            size="compact-sm"
            done={t("confirm-recall.done")}
          />
        </div>
      ))}
    />
  );
}
