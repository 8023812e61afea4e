import { Button, Group, NumberInput, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { asProblem, type Problem } from "../api/problem.ts";
import { useText } from "../i18n/use-text.ts";
import { DrawnPage } from "./drawn-page.tsx";
import type { PageRect } from "./place-on-page.ts";
import { ProblemPanel } from "./problem-panel.tsx";

export type PagesOfFileProps = {
  /** Null when nobody counted them. */
  readonly pages: number | null;
  /** Starts the drawing of a page (from 1) and gives the job whose result is `{ png, width, height }`. */
  readonly draw: (page: number) => Promise<string>;
  /** Left out where pages are only looked at. */
  readonly rects?: readonly PageRect[];
  readonly onChange?: (rects: readonly PageRect[]) => void;
};

/** Pages of a file as pictures drawn by the server, one at a time, and places on them that are marked. */
export function PagesOfFile({ pages, draw, rects = [], onChange }: PagesOfFileProps) {
  const { t } = useText();
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<{ jobId: string; page: number } | null>(null);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function show(wanted: number): Promise<void> {
    setAsking(true);
    setProblem(null);
    try {
      setShown({ jobId: await draw(wanted), page: wanted });
    } catch (thrown) {
      setShown(null);
      setProblem(asProblem(thrown, "jobs.get-job"));
    } finally {
      setAsking(false);
    }
  }
  const marks = onChange && {
    rects: rects.filter((one) => one.page === shown?.page),
    onAdd: (rect: PageRect) => onChange([...rects, rect]),
    onTakeOff: (rect: PageRect) => onChange(rects.filter((one) => one !== rect)),
  };
  return (
    <Stack gap="xs">
      {rects.length > 0 ? <Text size="sm">{t("drawn.places", { count: rects.length })}</Text> : null}
      <Group gap="sm" align="flex-end">
        <NumberInput
          label={t("drawn.page")}
          size="xs"
          w={90}
          min={1}
          {...(pages === null ? {} : { max: pages })}
          value={page}
          onChange={(next) => setPage(Math.min(pages ?? 2000, Math.max(1, Number(next) || 1)))}
        />
        <Button size="xs" variant="default" loading={asking} onClick={() => void show(page)}>
          {t("drawn.show")}
        </Button>
      </Group>
      {problem ? <ProblemPanel problem={problem} /> : null}
      {shown === null ? null : (
        <DrawnPage key={shown.jobId} jobId={shown.jobId} page={shown.page} pages={pages} marks={marks} />
      )}
    </Stack>
  );
}
