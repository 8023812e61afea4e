import { Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { PersonChip } from "../../../web/components/person-chip.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getReferral } from "../referrals/get-referral.ts";
import type { Referral } from "../referrals/words.ts";
import { ReferralAnswer } from "./referrals/answer.tsx";
import { Asking } from "./referrals/asking.tsx";
import { HandOvers } from "./referrals/hand-overs.tsx";
import { languageNames } from "./referrals/names.ts";
import { wordsOfService } from "./referrals/service-words.ts";
import { ReferralVerbs } from "./referrals/verbs.tsx";

/** One referral as one page, for the side that asks and the side that answers. */
export function Page() {
  const { t } = useText("referral");
  const { dateTime } = useFormat();
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getReferral>("referral.get-referral", { code });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const found = asked.data;
  const waits = found.state === "sent" && found.answerBy !== null;
  return (
    <DossierPage
      dossierId={found.referralId}
      code={found.code}
      kind={t("referral-page.kind")}
      about={t(`kind.${found.kind}`)}
      state={found.overdue ? t("referral-state.overdue") : t(`referral-state.${found.state}`)}
      deadline={waits ? t("referral-page.answer-by", { at: dateTime(found.answerBy ?? "") }) : null}
      sealed={found.sealed}
      sections={[
        { id: "facts", title: t("referral-page.facts"), content: <ReferralFacts found={found} /> },
        { id: "sections", title: t("referral-page.sections"), content: <Sections found={found} /> },
        ...(found.asking
          ? [{ id: "consent", title: t("referral-page.consent"), content: <Asking found={found} /> }]
          : []),
        ...(found.asking && found.byHandOver && found.sentAt !== null
          ? [{ id: "hand-over", title: t("hand-over.section"), content: <HandOvers found={found} /> }]
          : []),
        { id: "answer", title: t("referral-page.answer"), content: <ReferralAnswer found={found} /> },
      ]}
      next={found.may.length > 0 ? <ReferralVerbs found={found} /> : null}
      shared
    />
  );
}

function ReferralFacts({ found }: { found: Referral }) {
  const { t, lang } = useText("referral");
  const { dateTime, list } = useFormat();
  const line = (label: string, value: string | null | undefined) =>
    value ? [{ label: t(`ask.${label}`), value: <bdi>{value}</bdi> }] : [];
  return (
    <Facts
      items={[
        {
          label: t("ask.person"),
          value: (
            <PersonChip
              personId={found.personId ?? found.asking?.personId ?? ""}
              code={found.personCode}
              revealable={found.personId !== null}
            />
          ),
        },
        ...line("sex", found.sex ? t(`person-sex.${found.sex}`) : null),
        ...line("age", found.ageBand),
        ...line("languages", list(languageNames(found.languages, lang))),
        ...line("urgency", t(`urgency.${found.urgency}`)),
        ...line("area", found.area),
        ...line("service", joined(wordsOfService(found.service, lang), found.service?.code ?? "")),
        ...line("duty-phone", found.duty?.phone),
        ...line("conditions", found.duty?.conditions ? wordsIn(found.duty.conditions, lang) : null),
        ...line("sent-at", found.sentAt ? dateTime(found.sentAt) : null),
        ...line(
          "over",
          found.overAt
            ? joined(dateTime(found.overAt), found.overCause ? t(`over-cause.${found.overCause}`) : "")
            : null,
        ),
        ...line("over-note", found.overNote),
      ]}
    />
  );
}

function Sections({ found }: { found: Referral }) {
  const { t } = useText("referral");
  if (found.sections.length === 0)
    return <EmptyState title={t("referral-page.no-sections")} why={t("referral-page.no-sections-why")} />;
  return found.sections.map(({ topic, words }) => (
    <section key={topic} aria-label={t(`section.${topic}`)}>
      <Text fw={600} mt="sm">
        {t(`section.${topic}`)}
      </Text>
      <Text dir="auto" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
        {topic === "who-i-am" ? t("referral-page.who-i-am") : words}
      </Text>
    </section>
  ));
}
