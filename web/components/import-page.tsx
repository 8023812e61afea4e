import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import type { Question } from "#kernel/action";
import type { ImportColumns, Job, Preview, Recognition, Report } from "#kernel/words";
import type { ImporterListing } from "../../kernel/import/words.ts";
import { call } from "../api/call.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import { uploadFile } from "../api/upload.ts";
import { useQuestion } from "../api/use-question.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { DropFile } from "./drop-file.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ImportChoice } from "./import-choice.tsx";
import { ImportMapping } from "./import-mapping.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ImportReport } from "./import-report.tsx";
import {
  columnsOf,
  type ImporterWords,
  type Matched,
  type Options,
  previewOf,
  recognitionOf,
  reportOf,
} from "./import-words.ts";
import { JobProgress } from "./job-progress.tsx";
import { ProblemPanel } from "./problem-panel.tsx";
import { Waiting } from "./waiting.tsx";

type Importers = Question<z.ZodType, z.ZodType<{ items: ImporterListing[] }>>;
type Step =
  | { readonly at: "drop" }
  | { readonly at: "sending"; readonly file: File; readonly sent: number }
  | { readonly at: "recognising"; readonly upload: Upload; readonly jobId: string }
  | { readonly at: "choice"; readonly upload: Upload; readonly chosen?: Held }
  | { readonly at: "heading"; readonly held: Held; readonly jobId: string }
  | { readonly at: "matching"; readonly held: Held }
  | { readonly at: "reading"; readonly held: Held; readonly jobId: string }
  | { readonly at: "preview"; readonly held: Held; readonly preview: Preview }
  | { readonly at: "running"; readonly held: Held; readonly jobId: string }
  | { readonly at: "report"; readonly held: Held; readonly report: Report };
/** A file that the server holds, and what it was recognised as where that was asked. */
type Upload = {
  readonly uploadId: string;
  readonly name: string;
  readonly recognition: Recognition | null;
};
/** What reads it, what the reader says of it, and how its columns are matched where that is asked. */
type Held = Upload & {
  readonly importer: ImporterWords;
  readonly options: Options;
  readonly read?: ImportColumns;
};

export type ImportPageProps = {
  /** Only this importer; by the file's columns and the reader's choice when left out. */
  readonly importer?: string;
  readonly onDone?: (report: Report) => void;
};

/** Brings a foreign file in: drop, recognised as, columns, preview with row errors, run, report, undo. Nothing is written before "run". */
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
  async function safely(work: () => Promise<void>, back: Step = { at: "drop" }): Promise<void> {
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(asProblem(thrown, "import.upload"));
      setStep(back);
    }
  }
  async function send(file: File): Promise<void> {
    setStep({ at: "sending", file, sent: 0 });
    const onProgress = (sent: number, total: number) =>
      setStep({ at: "sending", file, sent: total ? sent / total : 0 });
    const { uploadId } = importer
      ? await uploadFile(importer, file, { onProgress })
      : await uploadFile("import", file, { onProgress, as: "use" });
    const upload: Upload = { uploadId, name: file.name, recognition: null };
    const [only] = offered;
    if (!importer) {
      const jobId = await started("import.recognise-file", { uploadId });
      setStep({ at: "recognising", upload, jobId });
    } else if (only && only.options.length === 0) await take({ ...upload, importer: only, options: {} });
    else setStep({ at: "choice", upload });
  }
  function recognised(upload: Upload, job: Job): void {
    const recognition = recognitionOf(job);
    if (recognition) setStep({ at: "choice", upload: { ...upload, recognition } });
  }
  async function take(held: Held): Promise<void> {
    if (!held.importer.mapped) return show(held);
    const jobId = await start("import.read-columns", held);
    setStep({ at: "heading", held, jobId });
  }
  function headed(held: Held, job: Job): void {
    const read = columnsOf(job);
    if (read) setStep({ at: "matching", held: { ...held, read } });
  }
  async function match(held: Held, matched: Matched): Promise<void> {
    const { read } = held;
    if (!read) return;
    const columns = read.columns.map((column, at) => ({ ...column, field: matched[at] ?? null }));
    const next = { ...held, read: { ...read, columns, remembered: false } };
    await safely(() => show(next), { at: "matching", held: next });
  }
  async function show(held: Held): Promise<void> {
    const jobId = await start("import.preview-import", held);
    setStep({ at: "reading", held, jobId });
  }
  async function run(held: Held, leaveOutRejected: boolean): Promise<void> {
    const jobId = await start("import.run-import", held, { leaveOutRejected });
    setStep({ at: "running", held, jobId });
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
        <DropFile
          extensions={[...new Set(offered.flatMap((one) => one.extensions))]}
          onFile={(file) => safely(() => send(file))}
        />
      ) : null}
      {step.at === "sending" ? <Sending file={step.file} sent={step.sent} /> : null}
      {step.at === "recognising" ? (
        <JobProgress key={step.jobId} jobId={step.jobId} onDone={(job) => recognised(step.upload, job)} />
      ) : null}
      {step.at === "choice" ? (
        <ImportChoice
          key={step.upload.uploadId}
          fileName={step.upload.name}
          offered={offered}
          recognition={step.upload.recognition}
          chosen={step.chosen && { importer: step.chosen.importer.name, options: step.chosen.options }}
          onNext={(chosen, options) => {
            const held: Held = { ...step.upload, importer: chosen, options };
            return safely(() => take(held), { at: "choice", upload: step.upload, chosen: held });
          }}
          onAgain={again}
        />
      ) : null}
      {step.at === "heading" ? (
        <JobProgress key={step.jobId} jobId={step.jobId} onDone={(job) => headed(step.held, job)} />
      ) : null}
      {step.at === "matching" && step.held.read ? (
        <ImportMapping
          format={step.held.importer.about}
          read={step.held.read}
          onNext={(matched) => match(step.held, matched)}
          onAgain={again}
        />
      ) : null}
      {step.at === "reading" ? (
        <JobProgress key={step.jobId} jobId={step.jobId} onDone={(job) => readUp(step.held, job)} />
      ) : null}
      {step.at === "preview" ? (
        <ImportPreview
          preview={step.preview}
          fileName={step.held.name}
          onRun={(leaveOut) => safely(() => run(step.held, leaveOut))}
          onAgain={again}
          onColumns={step.held.read ? () => setStep({ at: "matching", held: step.held }) : undefined}
        />
      ) : null}
      {step.at === "running" ? (
        <JobProgress key={step.jobId} jobId={step.jobId} onDone={(job) => ranThrough(step.held, job)} />
      ) : null}
      {step.at === "recognising" ||
      step.at === "heading" ||
      step.at === "reading" ||
      step.at === "running" ? (
        <Group gap="sm">
          {step.at === "reading" && step.held.read ? (
            <Button variant="default" onClick={() => setStep({ at: "matching", held: step.held })}>
              {t("import.change-columns")}
            </Button>
          ) : null}
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

type Starting = "import.read-columns" | "import.preview-import" | "import.run-import";

/** Starts one of the jobs about an uploaded file; gives the job's id. */
async function start(
  name: Starting,
  { uploadId, importer, options, read }: Held,
  more: object = {},
): Promise<string> {
  const columns = read ? { columns: read.columns.map(({ field }) => field) } : {};
  return started(name, { uploadId, importer: importer.name, options, ...columns, ...more });
}

async function started(name: Starting | "import.recognise-file", input: object): Promise<string> {
  const answer = await call(name, input, { key: crypto.randomUUID() });
  return (answer as { jobId: string }).jobId;
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
