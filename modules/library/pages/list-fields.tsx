import { MultiSelect } from "@mantine/core";
import type { TFunction } from "i18next";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import type { CustomInput, Field } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listPublications } from "../publications/list-publications.ts";
import type { listStories } from "../stories/read-stories.ts";
import { languageField } from "./text-fields.ts";

/** The form of a reading list; what stands on it is chosen in the order in which it is to be read. */
export function listFields(t: TFunction): Field[] {
  return [
    languageField(t),
    { name: "title", kind: "text", label: t("list.name"), required: true, maxLength: 200 },
    { name: "about", kind: "long-text", label: t("list.for-what"), maxLength: 2000 },
    {
      name: "items",
      kind: "custom",
      label: t("list.items"),
      empty: [],
      render: (input) => <Items {...input} />,
    },
  ];
}

type Rows = OutputOf<typeof listPublications>["items"];

function Items({ value, onChange, error }: CustomInput) {
  const { t } = useText("library");
  const publications = useQuestion<typeof listPublications>("library.list-publications", {
    sort: "title",
    limit: 200,
  });
  const stories = useQuestion<typeof listStories>("library.list-stories", {});
  const rows: Rows = publications.data?.items ?? [];
  const data = [
    {
      group: t("catalogue.title"),
      items: rows.map((row) => ({ value: row.publicationId, label: row.title })),
    },
    {
      group: t("stories.title"),
      items: (stories.data?.items ?? []).map((row) => ({ value: row.storyId, label: row.title })),
    },
  ];
  return (
    <MultiSelect
      label={t("list.items")}
      description={t("list.items-hint")}
      data={data}
      searchable
      hidePickedOptions
      limit={100}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={onChange}
      error={error}
    />
  );
}
