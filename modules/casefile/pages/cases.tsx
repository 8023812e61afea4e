import { Button, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { holds, useSession } from "../../../web/api/session.ts";
import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { type CaseLine, caseKinds, caseStates } from "../casefile.ts";
import { OpenCaseButton } from "./open-case-button.tsx";
import { saveExport } from "./save-export.ts";

/** The cases that the reader may open. */
export function Page() {
  const { t } = useText("casefile");
  const { date, number } = useFormat();
  const session = useSession();
  const may = (right: string) => holds(session, right);
  const columns: Column<CaseLine>[] = [
    { id: "code", label: t("cases.code"), sortable: true, cell: (row) => <bdi>{row.code}</bdi> },
    { id: "kind", label: t("cases.kind"), cell: (row) => t(`kind.${row.kind}`) },
    {
      id: "reference",
      label: t("cases.reference"),
      sortable: true,
      cell: (row) => <bdi>{row.reference}</bdi>,
    },
    { id: "state", label: t("cases.state"), cell: (row) => stateOf(row) },
    { id: "people", label: t("cases.people"), numeric: true, cell: (row) => number(row.participants) },
    { id: "opened", label: t("cases.opened"), sortable: true, cell: (row) => date(row.openedAt) },
  ];

  function stateOf(row: CaseLine): string {
    return joined(t(`state.${row.state}`), row.held ? t("state.held") : null);
  }

  return (
    <>
      <PageTitle
        title={t("cases.title")}
        about={t("cases.about")}
        action={may("casefile.open") ? <OpenCaseButton /> : null}
        more={<More mayImport={may("casefile.import")} mayFind={may("casefile.find-by-name")} />}
      />
      <DataList<CaseLine>
        question="casefile.list-cases"
        counts="casefile.count-cases"
        label={t("cases.list")}
        columns={columns}
        rowKey={(row) => row.caseId}
        rowTo={(row) => `/app/casefile/case/${row.code}`}
        twoLines={(row) => ({
          first: <bdi>{joined(row.code, row.reference)}</bdi>,
          second: joined(t(`kind.${row.kind}`), stateOf(row)),
          end: date(row.openedAt),
        })}
        filters={[
          {
            id: "state",
            label: t("cases.state"),
            options: caseStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
          },
          {
            id: "kind",
            label: t("cases.kind"),
            options: caseKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          },
        ]}
        search={{ label: t("cases.search"), field: "text" }}
        views
        empty={
          <EmptyState
            title={t("cases.empty")}
            why={t("cases.empty-why")}
            action={may("casefile.open") ? <OpenCaseButton /> : null}
          />
        }
        {...(may("casefile.export") ? { onExport: (input) => saveExport(input, "csv") } : {})}
      />
    </>
  );
}

function More({ mayImport, mayFind }: { mayImport: boolean; mayFind: boolean }) {
  const { t } = useText("casefile");
  const navigate = useNavigate();
  if (!mayImport && !mayFind) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" aria-label={t("cases.more")} leftSection={<Icon name="more" size={16} />}>
          {t("cases.more")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {mayFind ? (
          <Menu.Item
            leftSection={<Icon name="search" size={14} />}
            onClick={() => void navigate({ to: "/app/casefile/find" })}
          >
            {t("cases.by-name")}
          </Menu.Item>
        ) : null}
        {mayImport ? (
          <Menu.Item
            leftSection={<Icon name="upload" size={14} />}
            onClick={() => void navigate({ to: "/app/casefile/import" })}
          >
            {t("cases.import")}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
