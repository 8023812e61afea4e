import { Group, NumberInput, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { bytesOf } from "../../../../web/api/download.ts";
import { asProblem, type Problem } from "../../../../web/api/problem.ts";
import { useAction } from "../../../../web/api/use-action.ts";
import { useQuestion } from "../../../../web/api/use-question.ts";
import { PagesOfFile } from "../../../../web/components/pages-of-file.tsx";
import { ProblemPanel } from "../../../../web/components/problem-panel.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import type { viewPage } from "../../viewing/view-page.ts";
import type { viewWords } from "../../viewing/view-words.ts";

/** Whether anything of an exhibit is shown inside the case. */
export function canBeShown({ shownAs, textState }: Evidence): boolean {
  return shownAs !== null || textState === "read";
}

/** A file of evidence as it is shown without being opened: drawn pages, a picture, or its words as plain text. */
export function ShownFile({ evidence }: { evidence: Evidence }) {
  const { t } = useText("casefile");
  const { shownAs } = evidence;
  return (
    <Stack gap="xs" mt="sm" role="region" aria-label={t("viewing.of", { title: evidence.title })}>
      <Text size="sm" className={styles.quiet ?? ""}>
        {t("viewing.why")}
      </Text>
      {shownAs === "pdf" ? <Pages evidence={evidence} /> : null}
      {shownAs !== null && shownAs !== "pdf" ? <Picture evidence={evidence} /> : null}
      {shownAs === null ? <Words evidence={evidence} /> : null}
    </Stack>
  );
}

function Pages({ evidence: { evidenceId, pages } }: { evidence: Evidence }) {
  const action = useAction<typeof viewPage>("casefile.view-page");
  return <PagesOfFile pages={pages} draw={async (page) => (await action.run({ evidenceId, page })).jobId} />;
}

/** The server proved the kind by the first bytes; the browser gets it as that kind, in a picture, and as nothing else. */
function Picture({ evidence: { evidenceId, shownAs, title } }: { evidence: Evidence }) {
  const { t } = useText("casefile");
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    bytesOf("casefile.view-picture", { evidenceId })
      .then((bytes) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([bytes], { type: `image/${shownAs}` }));
        setAddress(made);
      })
      .catch((thrown: unknown) => setProblem(asProblem(thrown, "casefile.view-picture")));
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [evidenceId, shownAs]);
  if (problem) return <ProblemPanel problem={problem} />;
  if (broken) return <Text size="sm">{t("viewing.broken")}</Text>;
  if (address === null) return <Waiting lines={2} />;
  return (
    <img
      src={address}
      alt={title}
      style={{ maxInlineSize: "100%", maxBlockSize: "80vh", objectFit: "contain", alignSelf: "start" }}
      onError={() => setBroken(true)}
    />
  );
}

function Words({ evidence: { evidenceId } }: { evidence: Evidence }) {
  const { t } = useText("casefile");
  const [page, setPage] = useState(1);
  const asked = useQuestion<typeof viewWords>("casefile.view-words", { evidenceId, page });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { text, pages } = asked.data;
  return (
    <>
      {pages > 1 ? (
        <Group gap="sm" align="flex-end">
          <NumberInput
            label={t("drawn.page")}
            size="xs"
            w={90}
            min={1}
            max={pages}
            value={page}
            onChange={(next) => setPage(Math.min(pages, Math.max(1, Number(next) || 1)))}
          />
          <Text size="sm">{t("drawn.page-of", { page, pages })}</Text>
        </Group>
      ) : null}
      <Text size="sm" dir="auto" className={styles.text ?? ""} style={{ whiteSpace: "pre-wrap" }}>
        {text}
      </Text>
    </>
  );
}
