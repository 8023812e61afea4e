import { Stack } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listDrafts } from "../stories/read-stories.ts";

type Row = OutputOf<typeof listDrafts>["items"][number];

/** Stories of one's agency and how each stands. */
export function Page() {
  const { t } = useText("library");
  const { date } = useFormat();
  const title = (row: Row) => (row.title === null ? t("drafts.destroyed") : <bdi>{row.title}</bdi>);
  return (
    <Stack gap="lg">
      <PageTitle title={t("drafts.title")} about={t("drafts.about")} />
      <DataList<Row>
        question="library.list-story-drafts"
        label={t("drafts.title")}
        paged={false}
        rowKey={(row) => row.storyId}
        rowTo={(row) => `/app/library/story-draft/${row.storyId}`}
        columns={[
          { id: "title", label: t("field.title"), cell: title },
          { id: "code", label: t("field.code"), cell: (row) => row.code },
          { id: "state", label: t("field.state"), cell: (row) => t(`story-state.${row.state}`) },
          {
            id: "minor",
            label: t("story.eighteen-on"),
            cell: (row) => (row.eighteenOn === null ? "" : date(row.eighteenOn)),
          },
        ]}
        twoLines={(row) => ({ first: title(row), second: joined(row.code, t(`story-state.${row.state}`)) })}
        empty={<EmptyState title={t("drafts.empty")} why={t("drafts.empty-why")} />}
      />
    </Stack>
  );
}
