import type { OutputOf } from "#kernel/action";
import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { hearingStates } from "../proceedings/event.ts";
import type { listHearings } from "../proceedings/list-hearings.ts";

type Line = OutputOf<typeof listHearings>["items"][number];

/** Hearings of the reader's cases, the next first. */
export function Page() {
  const { t } = useText("court");
  const { date } = useFormat();
  const columns: Column<Line>[] = [
    { id: "day", label: t("hearings.day"), cell: (row) => date(row.day) },
    { id: "time", label: t("hearings.time"), cell: (row) => <bdi>{row.time}</bdi> },
    { id: "code", label: t("hearings.case"), cell: (row) => <bdi>{row.code}</bdi> },
    { id: "court", label: t("hearings.court"), cell: (row) => <bdi>{row.court ?? ""}</bdi> },
    { id: "state", label: t("hearings.state"), cell: (row) => t(`hearing-state.${row.state}`) },
  ];
  return (
    <>
      <PageTitle title={t("hearings.title")} about={t("hearings.about")} />
      <DataList<Line>
        question="court.list-hearings"
        label={t("hearings.title")}
        columns={columns}
        rowKey={(row) => row.eventId}
        rowTo={(row) => `/app/court/case/${row.code}`}
        twoLines={(row) => ({
          first: joined(date(row.day), row.time),
          second: <bdi>{joined(row.code, row.court)}</bdi>,
          end: t(`hearing-state.${row.state}`),
        })}
        filters={[
          {
            id: "state",
            label: t("hearings.state"),
            options: hearingStates.map((state) => ({ value: state, label: t(`hearing-state.${state}`) })),
          },
        ]}
        empty={<EmptyState title={t("hearings.empty")} why={t("hearings.empty-why")} />}
      />
    </>
  );
}
