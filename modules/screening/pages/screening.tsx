import { Button, Group, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { PersonConsents } from "../../../web/components/consents.tsx";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { PersonChip } from "../../../web/components/person-chip.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { saveMade } from "../../../web/components/save-made.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getScreening } from "../get-screening.ts";
import type { listHandings } from "../hand/list-handings.ts";
import type { Screening } from "../screening.ts";
import type { makeSheet } from "../sheets/make-sheet.ts";
import { Answers } from "./answers.tsx";
import { Before } from "./before.tsx";
import { Decisions, Voices } from "./decisions.tsx";
import { Handings } from "./handings.tsx";
import { NextSteps, Problems, Result } from "./result.tsx";
import { ScreeningVerbs } from "./screening-verbs.tsx";

/** One screening as one page: what it shows, next steps, decisions, answers. */
export function Page() {
  const { t } = useText("screening");
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getScreening>("screening.get-screening", { code });
  const handings = useQuestion<typeof listHandings>(
    "screening.list-handings",
    { screeningId: asked.data?.screeningId ?? "" },
    { enabled: asked.data !== undefined },
  );
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const found = asked.data;
  return (
    <DossierPage
      dossierId={found.screeningId}
      code={found.code}
      kind={t("screening.kind-of-dossier")}
      state={joined(
        t(`state.${found.state}`),
        found.decision === null ? null : t(`decision.${found.decision}`),
        found.opinion === null ? null : `${t("opinion.title")}: ${t(`opinion.${found.opinion}`)}`,
      )}
      sections={[
        { id: "facts", title: t("screening.person"), content: <PersonFacts found={found} /> },
        { id: "result", title: t("screening.result"), content: <Result found={found} /> },
        { id: "steps", title: t("screening.steps"), content: <NextSteps found={found} /> },
        { id: "decisions", title: t("screening.decisions"), content: <Decisions found={found} /> },
        ...(found.child === "no"
          ? []
          : [{ id: "voices", title: t("screening.voices"), content: <Voices found={found} /> }]),
        { id: "answers", title: t("screening.answers"), content: <Answers found={found} /> },
        { id: "before", title: t("screening.before"), content: <Before found={found} /> },
        ...(found.personId === null
          ? []
          : [
              {
                id: "consents",
                title: t("screening.consents"),
                content: <PersonConsents personId={found.personId} dossierId={found.screeningId} />,
              },
            ]),
        ...(handings.data && handings.data.items.length > 0
          ? [
              {
                id: "handed",
                title: t("handed.section"),
                content: <Handings screeningId={found.screeningId} items={handings.data.items} />,
              },
            ]
          : []),
        { id: "sheets", title: t("screening.sheets"), content: <Sheets found={found} /> },
      ]}
      next={<ScreeningVerbs found={found} />}
      shared
    />
  );
}

function PersonFacts({ found }: { found: Screening }) {
  const { t } = useText("screening");
  const { date, dateTime } = useFormat();
  const { personId, personCode } = found;
  const facts = [
    ...(personId === null || personCode === null
      ? []
      : [
          {
            label: t("screening.person"),
            value: <PersonChip personId={personId} code={personCode} revealable={found.revealable} />,
          },
        ]),
    { label: t("screenings.child"), value: t(`child.${found.child}`) },
    ...(found.turnsEighteen === null
      ? []
      : [{ label: t("screening.eighteen"), value: date(found.turnsEighteen) }]),
    ...advocateFacts(found, t, dateTime),
    { label: t("screening.received"), value: dateTime(found.keptAt) },
  ];
  return (
    <>
      <Problems problems={found.problems} />
      <Facts items={facts} />
    </>
  );
}

/** How the clock stands between identification and an advocate (S13). */
function advocateFacts(found: Screening, t: (key: string) => string, dateTime: (at: string) => string) {
  if (found.advocatePresentAt !== null)
    return [{ label: t("screening.advocate-there"), value: dateTime(found.advocatePresentAt) }];
  if (found.advocateBy !== null)
    return [{ label: t("screening.advocate-by"), value: dateTime(found.advocateBy) }];
  return found.identifiedAt === null
    ? []
    : [{ label: t("screening.advocate-since"), value: dateTime(found.identifiedAt) }];
}

function Sheets({ found }: { found: Screening }) {
  const { t } = useText("screening");
  const toast = useToast();
  async function save(sheet: "agency" | "person"): Promise<void> {
    try {
      const made: OutputOf<typeof makeSheet> = await call<typeof makeSheet>("screening.make-sheet", {
        screeningId: found.screeningId,
        sheet,
      });
      await saveMade(made, "pdf");
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown)));
    }
  }
  return (
    <Stack gap="xs">
      <Text>
        {t("screening.sheet-wish")}
        {": "}
        {t(`screening.wish-${found.interview.sheet}`)}
      </Text>
      <Group>
        <Button variant="default" onClick={() => void save("agency")}>
          {t("screening.sheet-agency")}
        </Button>
        {found.interview.sheet === "nothing" ? null : (
          <Button variant="default" onClick={() => void save("person")}>
            {t("screening.sheet-person")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
