import { Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OutputOf } from "#kernel/action";
import { holds, useSession } from "../../../web/api/session.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listLists } from "../lists/lists.ts";
import { listFields } from "./list-fields.tsx";
import { textOf } from "./text-fields.ts";

type Row = OutputOf<typeof listLists>["items"][number];

/** Reading lists: shared ones and one's agency's own. */
export function Page() {
  const { t, lang } = useText("library");
  const session = useSession();
  const navigate = useNavigate();
  const reachOf = (row: Row) => t(row.reach === null ? "list.own" : `reach.${row.reach}`);
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("lists.title")}
        about={t("lists.about")}
        action={
          holds(session, "library.edit") ? (
            <ActionButton
              action="library.write-list"
              label={t("write-list.label")}
              icon="plus"
              fields={listFields(t)}
              initial={{ lang }}
              input={(values) => ({
                listId: crypto.randomUUID(),
                title: textOf(values, "title", { by: session.name }),
                ...(values.about ? { about: textOf(values, "about", { by: session.name }) } : {}),
                items: values.items ?? [],
              })}
              done={t("write-list.done")}
              onDone={(output) =>
                void navigate({ to: `/app/library/list/${(output as { listId: string }).listId}` })
              }
            />
          ) : undefined
        }
      />
      <DataList<Row>
        question="library.list-lists"
        label={t("lists.title")}
        paged={false}
        rowKey={(row) => row.listId}
        rowTo={(row) => `/app/library/list/${row.listId}`}
        columns={[
          { id: "title", label: t("list.name"), cell: (row) => <bdi>{row.title}</bdi> },
          { id: "about", label: t("list.for-what"), cell: (row) => <bdi>{row.about ?? ""}</bdi> },
          { id: "items", label: t("list.items"), numeric: true, cell: (row) => row.items },
          { id: "reach", label: t("field.reach"), cell: reachOf },
        ]}
        twoLines={(row) => ({
          first: <bdi>{row.title}</bdi>,
          second: joined(row.about, t("list.items-count", { count: row.items }), reachOf(row)),
        })}
        empty={<EmptyState title={t("lists.empty")} why={t("lists.empty-why")} />}
      />
    </Stack>
  );
}
