import { Text } from "@mantine/core";
import { labelOf } from "@palermo/vocabulary";
import { useParams } from "@tanstack/react-router";
import { useQuestion } from "../../../web/api/use-question.ts";
import { BesideDossier } from "../../../web/components/beside-dossier.tsx";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getHandedAnswers } from "../hand/get-handed-answers.ts";

/** Handed answers as one page, for those who investigate; a case is opened out of it. */
export function Page() {
  const { t, lang } = useText("screening");
  const { dateTime } = useFormat();
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getHandedAnswers>("screening.get-handed-answers", { code });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const found = asked.data;
  return (
    <DossierPage
      dossierId={found.handedId}
      code={found.code}
      kind={t("handed.kind")}
      about={t("handed.not-a-statement")}
      state={t(found.takenUpAt === null ? "handed.waits" : "handed.taken-up")}
      sections={[
        {
          id: "answers",
          title: t("handed.answers"),
          content: (
            <>
              <Facts
                items={[
                  { label: t("handed.received"), value: dateTime(found.handedAt) },
                  { label: t("handed.child"), value: t(`child.${found.child}`) },
                  { label: t("handed.lang"), value: labelOf("language", found.lang, lang) },
                ]}
              />
              {found.sections.map(({ title, words }) => (
                <section key={title} aria-label={title}>
                  <Text fw={600} mt="md" dir="auto">
                    {title}
                  </Text>
                  <Text dir="auto" style={{ whiteSpace: "pre-wrap", maxInlineSize: "70ch" }}>
                    {words}
                  </Text>
                </section>
              ))}
            </>
          ),
        },
      ]}
      next={
        <BesideDossier
          dossier="handed-answers"
          dossierId={found.handedId}
          code={found.code}
          personId={null}
        />
      }
      shared
    />
  );
}
