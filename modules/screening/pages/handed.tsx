import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { HandedLine } from "../screening.ts";
import { NoteInterpreter } from "./note-interpreter.tsx";

/** What interviewers handed to the reader, by code. */
export function Page() {
  const { t } = useText("screening");
  const { date } = useFormat();
  const stateOf = (row: HandedLine) => t(row.takenUpAt === null ? "handed.waits" : "handed.taken-up");
  return (
    <>
      <PageTitle title={t("handed.title")} about={t("handed.about")} action={<NoteInterpreter />} />
      <DataList<HandedLine>
        question="screening.list-handed-answers"
        label={t("handed.title")}
        columns={[
          { id: "code", label: t("handed.code"), cell: (row) => <bdi>{row.code}</bdi> },
          { id: "child", label: t("handed.child"), cell: (row) => t(`child.${row.child}`) },
          { id: "state", label: t("handed.state"), cell: stateOf },
          { id: "received", label: t("handed.received"), cell: (row) => date(row.handedAt) },
        ]}
        rowKey={(row) => row.handedId}
        rowTo={(row) => `/app/screening/handed/${row.code}`}
        twoLines={(row) => ({
          first: <bdi>{row.code}</bdi>,
          second: joined(stateOf(row), t(`child.${row.child}`)),
          end: date(row.handedAt),
        })}
        empty={<EmptyState title={t("handed.empty")} why={t("handed.empty-why")} />}
      />
    </>
  );
}
