import { Chip, Group, Stack, Text, Title } from "@mantine/core";
import { labelOf } from "@palermo/vocabulary";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { wordsIn } from "#kernel/words";
import { call } from "../../../web/api/call.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportButton } from "../../../web/components/export-button.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportBrief } from "../proof/export-brief.ts";
import type { getMatrix } from "../proof/get-matrix.ts";
import type { CountMatrix, Matrix } from "../proof/matrix.ts";
import { peopleBehind, readMatrix } from "../proof/read-matrix.ts";
import { Issues } from "./issues.tsx";
import { ProofGrid } from "./proof-grid.tsx";
import { TestimonyList } from "./testimony-list.tsx";

/** The proof matrix of a case: elements of each count against evidence and testimony. */
export function Page() {
  const { t } = useText("court");
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getMatrix>("court.get-matrix", { code });
  const [without, setWithout] = useState<readonly string[]>([]);
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const matrix = asked.data;
  async function print(): Promise<void> {
    await saveMade(await call<typeof exportBrief>("court.export-brief", { caseId: matrix.caseId }), "pdf");
  }
  return (
    <>
      <PageTitle
        title={t("matrix.title", { code: matrix.code })}
        code={matrix.code}
        about={t("matrix.about")}
        action={matrix.counts.length > 0 ? <ExportButton label={t("brief.print")} onExport={print} /> : null}
        more={<Link to={`/app/court/case/${matrix.code}`}>{t("matrix.back")}</Link>}
      />
      {matrix.counts.length === 0 ? (
        <EmptyState title={t("matrix.empty")} why={t("matrix.empty-why")} />
      ) : (
        <Stack gap="xl">
          <Without matrix={matrix} without={without} onChange={setWithout} />
          {matrix.counts.map((count) => (
            <Count key={count.charge.chargeId} matrix={matrix} count={count} without={new Set(without)} />
          ))}
        </Stack>
      )}
      <TestimonyList matrix={matrix} />
    </>
  );
}

type WithoutProps = {
  readonly matrix: Matrix;
  readonly without: readonly string[];
  readonly onChange: (ids: string[]) => void;
};

/** The switch "without this testimony" (K3): one for each person on whom a cell rests. */
function Without({ matrix, without, onChange }: WithoutProps) {
  const { t, lang } = useText("court");
  const ids = [...new Set(matrix.cells.flatMap(peopleBehind))];
  const people = matrix.people.filter(({ participantId }) => ids.includes(participantId));
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="without-title" data-print="no">
      <Title order={2} size="h4" id="without-title" mb={4}>
        {t("matrix.without")}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t("matrix.without-about")}
      </Text>
      <Chip.Group multiple value={[...without]} onChange={onChange}>
        <Group gap="xs">
          {people.map((one) => (
            <Chip key={one.participantId} value={one.participantId}>
              <bdi>{one.personCode}</bdi> · {labelOf("capacity", one.capacity, lang)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </section>
  );
}

function Count({
  matrix,
  count,
  without,
}: {
  matrix: Matrix;
  count: CountMatrix;
  without: ReadonlySet<string>;
}) {
  const { t, lang } = useText("court");
  const { charge } = count;
  const cells = matrix.cells.filter(({ chargeId }) => chargeId === charge.chargeId);
  const rows = without.size === 0 ? count.rows : readMatrix(charge.elements, cells, without);
  const standing = rows.filter((row) => row.standing !== "gap").length;
  const id = `count-${charge.chargeId}`;
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id}>
        {t("charge.line", { count: charge.count, code: charge.personCode })}
      </Title>
      <Text mb="sm">
        <bdi>{`${charge.provision.citation} · ${wordsIn(charge.provision.offence.label, lang)}`}</bdi>
      </Text>
      <Text mb="sm" aria-live="polite">
        {t(without.size === 0 ? "matrix.standing-of" : "matrix.standing-without", {
          standing,
          all: rows.length,
        })}
      </Text>
      <ProofGrid matrix={matrix} charge={charge} rows={rows} cells={cells} without={without} />
      <Issues hints={count.hints} bases={charge.provision.offence.bases} />
    </section>
  );
}
