import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { decisions, type ScreeningLine, screeningStates } from "../screening.ts";

/** The screenings that the reader may open. */
export function Page() {
  const { t } = useText("screening");
  const { date, dateTime } = useFormat();
  const stateOf = (row: ScreeningLine) =>
    joined(t(`state.${row.state}`), row.urgent ? t("screenings.urgent") : null);
  const decisionOf = (row: ScreeningLine) => (row.decision === null ? "" : t(`decision.${row.decision}`));
  const columns: Column<ScreeningLine>[] = [
    { id: "code", label: t("screenings.code"), cell: (row) => <bdi>{row.code}</bdi> },
    { id: "state", label: t("screenings.state"), cell: stateOf },
    { id: "child", label: t("screenings.child"), cell: (row) => t(`child.${row.child}`) },
    { id: "decision", label: t("screenings.decision"), cell: decisionOf },
    {
      id: "advocate",
      label: t("screenings.advocate"),
      cell: (row) => (row.advocateBy === null ? "" : dateTime(row.advocateBy)),
    },
    { id: "kept", label: t("screenings.kept"), cell: (row) => date(row.keptAt) },
  ];
  return (
    <>
      <PageTitle title={t("screenings.title")} about={t("screenings.about")} />
      <DataList<ScreeningLine>
        question="screening.list-screenings"
        label={t("screenings.list")}
        columns={columns}
        rowKey={(row) => row.screeningId}
        rowTo={(row) => `/app/screening/screening/${row.code}`}
        twoLines={(row) => ({
          first: <bdi>{row.code}</bdi>,
          second: joined(stateOf(row), decisionOf(row)),
          end: date(row.keptAt),
        })}
        filters={[
          {
            id: "state",
            label: t("screenings.state"),
            options: screeningStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
          },
          {
            id: "decision",
            label: t("screenings.decision"),
            options: decisions.map((decision) => ({ value: decision, label: t(`decision.${decision}`) })),
          },
          {
            id: "child",
            label: t("screenings.child"),
            options: (["yes", "no", "in-doubt"] as const).map((child) => ({
              value: child,
              label: t(`child.${child}`),
            })),
          },
        ]}
        search={{ label: t("screenings.search"), field: "text" }}
        views
        empty={<EmptyState title={t("screenings.empty")} why={t("screenings.empty-why")} />}
      />
    </>
  );
}
