import type { OutputOf } from "#kernel/action";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listEvents } from "../events/list-events.ts";

type Row = OutputOf<typeof listEvents>["items"][number];

import { NoteInterpreter } from "./note-interpreter.tsx";

/** Events with many people at once. */
export function Page() {
  const { t } = useText("screening");
  const { dateTime, number } = useFormat();
  return (
    <>
      <PageTitle title={t("events.title")} about={t("events.about")} action={<NoteInterpreter />} />
      <DataList<Row>
        question="screening.list-events"
        label={t("events.list")}
        columns={[
          { id: "code", label: t("screenings.code"), cell: (row) => <bdi>{row.code}</bdi> },
          { id: "kind", label: t("events.kind"), cell: (row) => t(`event-kind.${row.kind}`) },
          { id: "people", label: t("events.people"), numeric: true, cell: (row) => number(row.people) },
          { id: "urgent", label: t("events.urgent"), numeric: true, cell: (row) => number(row.urgent) },
          { id: "kept", label: t("events.kept"), cell: (row) => dateTime(row.keptAt) },
        ]}
        rowKey={(row) => row.eventId}
        rowTo={(row) => `/app/screening/event/${row.code}`}
        twoLines={(row) => ({
          first: <bdi>{joined(row.code, t(`event-kind.${row.kind}`))}</bdi>,
          second: joined(
            `${t("events.people")}: ${number(row.people)}`,
            `${t("events.urgent")}: ${number(row.urgent)}`,
          ),
          end: dateTime(row.keptAt),
        })}
        empty={<EmptyState title={t("events.empty")} why={t("events.empty-why")} />}
      />
    </>
  );
}
