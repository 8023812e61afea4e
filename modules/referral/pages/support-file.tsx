import { Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useQuestion } from "../../../web/api/use-question.ts";
import { PersonConsents } from "../../../web/components/consents.tsx";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getSupportFile } from "../support/read-support.ts";
import type { SupportVerb } from "../support/words.ts";
import { Add } from "./support/add.tsx";
import { Appointments } from "./support/appointments.tsx";
import { Chronology } from "./support/chronology.tsx";
import { SupportFacts } from "./support/facts.tsx";
import { Goals } from "./support/goals.tsx";
import { Needs } from "./support/needs.tsx";
import { Reviews } from "./support/reviews.tsx";
import { Risks } from "./support/risks.tsx";
import { Tellings } from "./support/tellings.tsx";
import { SupportVerbs } from "./support/verbs.tsx";

/** One support file as one page, in the order in which work happens. */
export function Page() {
  const { t } = useText("referral");
  const { date } = useFormat();
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getSupportFile>("referral.get-support-file", { code });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const found = asked.data;
  const add = (verb: SupportVerb) => (found.may.includes(verb) ? <Add verb={verb} found={found} /> : null);
  return (
    <DossierPage
      dossierId={found.supportFileId}
      code={found.code}
      kind={t("support-page.kind")}
      state={t(`support-state.${found.state}`)}
      deadline={
        found.reflectionUntil ? t("support-page.reflection-until", { at: date(found.reflectionUntil) }) : null
      }
      sealed={found.sealed}
      about={
        found.riskReopened ? (
          <Notice kind="attention" title={t("support-page.risk")}>
            {t(`risk-cause.${found.riskCause ?? "other"}`)}
          </Notice>
        ) : null
      }
      sections={[
        { id: "facts", title: t("support-page.facts"), content: <SupportFacts found={found} /> },
        {
          id: "risk",
          title: t("support-page.risks"),
          content: <Risks found={found} />,
          action: add("assess-risk"),
        },
        {
          id: "needs",
          title: t("support-page.needs"),
          content: <Needs found={found} />,
          action: add("add-need"),
        },
        {
          id: "goals",
          title: t("support-page.goals"),
          content: <Goals found={found} />,
          action: add("set-goal"),
        },
        {
          id: "appointments",
          title: t("support-page.appointments"),
          content: <Appointments found={found} />,
          action: add("add-appointment"),
        },
        {
          id: "tellings",
          title: t("support-page.tellings"),
          content: <Tellings found={found} />,
          action: add("receive-notice"),
        },
        {
          id: "reviews",
          title: t("support-page.reviews"),
          content: <Reviews found={found} />,
          action: add("hold-review"),
        },
        {
          id: "consents",
          title: t("support-page.consents"),
          content: <PersonConsents personId={found.personId} dossierId={found.supportFileId} />,
        },
        { id: "chronology", title: t("support-page.chronology"), content: <Chronology found={found} /> },
        {
          id: "counselling",
          title: t("support-page.counselling"),
          content: <Text>{t("support-page.counselling-about")}</Text>,
        },
      ]}
      next={found.may.length > 0 ? <SupportVerbs found={found} /> : null}
      shared
    />
  );
}
