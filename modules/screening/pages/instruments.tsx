import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { holds, useSession } from "../../../web/api/session.ts";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { InstrumentLine } from "../instruments/instrument-rows.ts";
import { toldIn } from "../words/instrument.ts";
import { languageName } from "./language-name.ts";

/** Every instrument and version. */
export function Page() {
  const { t, lang } = useText("screening");
  const { number, list } = useFormat();
  const session = useSession();
  const navigate = useNavigate();
  const title = (row: InstrumentLine) => <bdi>{toldIn(row.title, lang).text}</bdi>;
  return (
    <>
      <PageTitle
        title={t("instruments.title")}
        about={t("instruments.about")}
        more={
          holds(session, "screening.edit-instrument") ? (
            <Button variant="default" onClick={() => void navigate({ to: "/app/screening/import" })}>
              {t("instruments.import")}
            </Button>
          ) : undefined
        }
      />
      <DataList<InstrumentLine>
        question="screening.list-all-instruments"
        label={t("instruments.title")}
        paged={false}
        columns={[
          { id: "title", label: t("instruments.name"), cell: title },
          { id: "audience", label: t("instruments.audience"), cell: (row) => t(`audience.${row.audience}`) },
          { id: "use", label: t("instruments.use"), cell: (row) => t(`use.${row.use}`) },
          {
            id: "questions",
            label: t("instruments.questions"),
            numeric: true,
            cell: (row) => number(row.questions),
          },
          { id: "state", label: t("instruments.state"), cell: (row) => t(`instrument-state.${row.state}`) },
          {
            id: "version",
            label: t("instruments.version"),
            numeric: true,
            cell: (row) => number(row.version),
          },
          {
            id: "languages",
            label: t("instruments.languages"),
            hidden: true,
            cell: (row) => list(row.languages.map((one) => languageName(one, lang))),
          },
        ]}
        rowKey={(row) => `${row.id} ${row.version}`}
        rowTo={(row) => `/app/screening/instrument/${row.id}/${row.version}`}
        twoLines={(row) => ({
          first: title(row),
          second: joined(
            t(`audience.${row.audience}`),
            t(`instrument-state.${row.state}`),
            t("instruments.number", { count: row.questions }),
          ),
        })}
        filters={[
          {
            id: "state",
            label: t("instruments.state"),
            options: (["shipped", "draft", "published", "withdrawn"] as const).map((state) => ({
              value: state,
              label: t(`instrument-state.${state}`),
            })),
          },
        ]}
        empty={<EmptyState title={t("instruments.empty")} why={t("instruments.empty-why")} />}
      />
    </>
  );
}
