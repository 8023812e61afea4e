import { Button, Group, Progress, Select, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import type { Question } from "#kernel/action";
import type { Job, Preview, Report } from "#kernel/words";
import type { ImporterListing } from "../../kernel/import/words.ts";
import { call } from "../api/call.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import { uploadFile } from "../api/upload.ts";
import { useQuestion } from "../api/use-question.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { DropFile } from "./drop-file.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ImportReport } from "./import-report.tsx";
import { fittingImporters, type ImporterWords, previewOf, reportOf } from "./import-words.ts";
import { JobProgress } from "./job-progress.tsx";
import { ProblemPanel } from "./problem-panel.tsx";
import { Waiting } from "./waiting.tsx";

type Importers = Question<z.ZodType, z.ZodType<{ items: ImporterListing[] }>>;
type Step =
  | { readonly at: "drop" }
  | { readonly at: "which"; readonly file: File; readonly fitting: readonly ImporterWords[] }
  | { readonly at: "sending"; readonly file: File; readonly sent: number }
  | { readonly at: "reading"; readonly held: Held; readonly jobId: string }
  | { readonly at: "preview"; readonly held: Held; readonly preview: Preview }
  | { readonly at: "running"; readonly held: Held; readonly jobId: string }
  | { readonly at: "report"; readonly held: Held; readonly report: Report };
/** A file that the server holds, and what reads it. */
type Held = { readonly uploadId: string; readonly importer: string; readonly name: string };

export type ImportPageProps = {
  /** Only this importer; the reader's choice by the file's ending when left out. */
  readonly importer?: string;
  readonly onDone?: (report: Report) => void;
};

/** Brings a foreign file in: drop, recognised as, preview with row errors, run, report, undo. Nothing is written before "run". */
export function ImportPage({ importer, onDone }: ImportPageProps) {
  const { t } = useText();
  const importers = useQuestion<Importers>("import.list-importers", {}, { staleTime: 300_000 });
  const [step, setStep] = useState<Step>({ at: "drop" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const client = useQueryClient();
  if (importers.error) return <ProblemPanel problem={importers.error} onRetry={() => importers.refetch()} />;
  if (importers.isPending) return <Waiting />;
  const offered = importers.data.items.filter((one) => !importer || one.name === importer);
  if (offered.length === 0) return <EmptyState title={t("import.none")} why={t("import.none-why")} />;

  function again(): void {
    setStep({ at: "drop" });
    setProblem(null);
  }
  async function safely(work: () => Promise<void>): Promise<void> {
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(asProblem(thrown, "import.upload"));
      setStep({ at: "drop" });
    }
  }
  function chose(file: File): void {
    const fitting = fittingImporters(offered, file.name);
    const [first] = fitting;
    if (first && fitting.length === 1) void safely(() => send(file, first.name));
    else setStep({ at: "which", file, fitting: fitting.length > 0 ? fitting : offered });
  }
  async function send(file: File, name: string): Promise<void> {
    setStep({ at: "sending", file, sent: 0 });
    const onProgress = (sent: number, total: number) =>
      setStep({ at: "sending", file, sent: total ? sent / total : 0 });
    const { uploadId } = await uploadFile(name, file, { onProgress });
    const held = { uploadId, importer: name, name: file.name };
    const answer = await call(
      "import.preview-import",
      { uploadId, importer: name },
      { key: crypto.randomUUID() },
    );
    setStep({ at: "reading", held, jobId: jobIdIn(answer) });
  }
  async function run(held: Held, leaveOutRejected: boolean): Promise<void> {
    const input = { uploadId: held.uploadId, importer: held.importer, leaveOutRejected };
    const answer = await call("import.run-import", input, { key: crypto.randomUUID() });
    setStep({ at: "running", held, jobId: jobIdIn(answer) });
  }
  function readUp(held: Held, job: Job): void {
    const preview = previewOf(job);
    if (preview) setStep({ at: "preview", held, preview });
  }
  function ranThrough(held: Held, job: Job): void {
    const report = reportOf(job);
    if (!report) return;
    setStep({ at: "report", held, report });
    void client.invalidateQueries({ queryKey: ["question"] });
    onDone?.(report);
  }

  return (
    <Stack gap="lg">
      {problem ? <ProblemPanel problem={problem} /> : null}
      {step.at === "drop" ? (
        <DropFile extensions={[...new Set(offered.flatMap((one) => one.extensions))]} onFile={chose} />
      ) : null}
      {step.at === "which" ? (
        <Which
          file={step.file}
          fitting={step.fitting}
          onChoose={(name) => safely(() => send(step.file, name))}
        />
      ) : null}
      {step.at === "sending" ? <Sending file={step.file} sent={step.sent} /> : null}
      {step.at === "reading" ? (
        <JobProgress key={step.jobId} jobId={step.jobId} onDone={(job) => readUp(step.held, job)} />
      ) : null}
      {step.at === "preview" ? (
        <ImportPreview
          preview={step.preview}
          fileName={step.held.name}
          onRun={(leaveOut) => safely(() => run(step.held, leaveOut))}
          onAgain={again}
        />
      ) : null}
      {step.at === "running" ? (
        <JobProgress key={step.jobId} jobId={step.jobId} onDone={(job) => ranThrough(step.held, job)} />
      ) : null}
      {step.at === "reading" || step.at === "running" ? (
        <Group>
          <Button variant="default" onClick={again}>
            {t("import.other-file")}
          </Button>
        </Group>
      ) : null}
      {step.at === "report" ? (
        <ImportReport report={step.report} fileName={step.held.name} onAgain={again} />
      ) : null}
    </Stack>
  );
}

function jobIdIn(answer: unknown): string {
  return (answer as { jobId: string }).jobId;
}

function Which({
  file,
  fitting,
  onChoose,
}: {
  file: File;
  fitting: readonly ImporterWords[];
  onChoose: (name: string) => void;
}) {
  const { t } = useText();
  return (
    <Select
      label={t("import.which", { file: file.name })}
      data={fitting.map((one) => ({ value: one.name, label: one.about }))}
      onChange={(name) => (name ? onChoose(name) : undefined)}
    />
  );
}

function Sending({ file, sent }: { file: File; sent: number }) {
  const { t } = useText();
  const { bytes } = useFormat();
  return (
    <Stack gap="xs">
      <Text>{t("import.sending", { file: file.name, size: bytes(file.size) })}</Text>
      <Progress
        value={100 * sent}
        aria-label={t("import.sending", { file: file.name, size: bytes(file.size) })}
        transitionDuration={120}
      />
    </Stack>
  );
}
