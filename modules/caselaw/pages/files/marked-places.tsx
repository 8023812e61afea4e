import { Button, Group, NumberInput, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useAction } from "../../../../web/api/use-action.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { FileRect } from "../../files/file-words.ts";
import type { ListedFile } from "../../files/list-files.ts";
import type { showPage } from "../../files/show-page.ts";
import { DrawnPage } from "./drawn-page.tsx";

export type MarkedPlacesProps = {
  readonly file: ListedFile;
  readonly rects: readonly FileRect[];
  readonly onChange: (rects: readonly FileRect[]) => void;
};

/** Places on pages that go from the copy: for pictures of paper, stamps, signatures, photographs. */
export function MarkedPlaces({ file, rects, onChange }: MarkedPlacesProps) {
  const { t } = useText("caselaw");
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<{ jobId: string; page: number } | null>(null);
  const action = useAction<typeof showPage>("caselaw.show-page");
  const pages = file.pages ?? 1;
  async function show(wanted: number): Promise<void> {
    const { jobId } = await action.run({ fileId: file.fileId, page: wanted, which: "original" });
    setShown({ jobId, page: wanted });
  }
  return (
    <Stack gap="xs">
      {rects.length > 0 ? <Text size="sm">{t("files.places", { count: rects.length })}</Text> : null}
      <Group gap="sm" align="flex-end">
        <NumberInput
          label={t("files.page")}
          size="xs"
          w={90}
          min={1}
          max={pages}
          value={page}
          onChange={(next) => setPage(Math.min(pages, Math.max(1, Number(next) || 1)))}
        />
        <Button size="xs" variant="default" loading={action.pending} onClick={() => void show(page)}>
          {t("files.show-page")}
        </Button>
      </Group>
      {shown === null ? null : (
        <DrawnPage
          key={shown.jobId}
          jobId={shown.jobId}
          page={shown.page}
          pages={pages}
          rects={rects.filter((one) => one.page === shown.page)}
          onAdd={(rect) => onChange([...rects, rect])}
          onTakeOff={(rect) => onChange(rects.filter((one) => one !== rect))}
        />
      )}
    </Stack>
  );
}
