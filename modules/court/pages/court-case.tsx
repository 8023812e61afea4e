import { Button, Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { proposeCourtsFor } from "../courts/propose-courts.ts";
import type { CourtFile, getCourtFile } from "../proceedings/get-court-file.ts";
import { proceedingFields } from "./court-fields.ts";
import { ProceedingPart } from "./proceeding-part.tsx";

/** What stands in court of one case: its proceedings, each with its counts and its line of events. */
export function Page() {
  const { t } = useText("court");
  const session = useSession();
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getCourtFile>("court.get-court-file", { code });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const file = asked.data;
  const open = file.may.includes("open-proceeding") ? <OpenProceeding file={file} /> : null;
  return (
    <DossierPage
      dossierId={file.caseId}
      code={file.code}
      kind={t("court-case.title")}
      about={t("court-case.about")}
      sealed={file.sealed}
      sections={
        file.proceedings.length === 0
          ? [
              {
                id: "proceedings",
                title: t("court-case.proceedings"),
                content: (
                  <EmptyState title={t("court-case.none")} why={t("court-case.none-why")} action={open} />
                ),
              },
            ]
          : file.proceedings.map((proceeding, at) => ({
              id: `proceeding-${at + 1}`,
              title: t("court-case.proceeding", {
                number: at + 1,
                crime: t(`crime.${proceeding.crime}`),
              }),
              content: <ProceedingPart file={file} proceeding={proceeding} />,
            }))
      }
      next={
        <Stack gap="xs">
          {file.proceedings.length === 0 ? null : open}
          {file.may.includes("prove") ? (
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to={`/app/court/proof/${file.code}`} />}
            >
              {t("matrix.open")}
            </Button>
          ) : null}
          {holds(session, "casefile.read") ? (
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to={`/app/casefile/case/${file.code}`} />}
            >
              {t("court-case.case-file")}
            </Button>
          ) : null}
        </Stack>
      }
      shared
    />
  );
}

function OpenProceeding({ file }: { file: CourtFile }) {
  const { t, lang } = useText("court");
  const courts = useQuestion<typeof proposeCourtsFor>("court.propose-courts", { caseId: file.caseId });
  return (
    <ActionButton
      action="court.open-proceeding"
      label={t("open-proceeding.label")}
      about={t("open-proceeding.about")}
      icon="plus"
      fields={proceedingFields(t, lang, courts.data)}
      input={({ courtId, ...values }) => ({
        ...values,
        proceedingId: crypto.randomUUID(),
        caseId: file.caseId,
        courtId: courtId || null,
      })}
      done={t("open-proceeding.done")}
    />
  );
}
