import { Badge, Button, Menu } from "@mantine/core";
import { useState } from "react";
import type { SavedSearch, SearchFields } from "#kernel/words";
import type { listSearches, openSearch } from "../../../kernel/text-search/saved/searches.ts";
import { useAction } from "../../api/use-action.ts";
import { useQuestion } from "../../api/use-question.ts";
import { useText } from "../../i18n/use-text.ts";
import { Icon } from "../icon.tsx";
import { Link } from "../link.tsx";
import { DropSearchDialog, SaveSearchDialog } from "./save-search-dialog.tsx";
import type { SearchState } from "./search-state.ts";

export type SavedSearchesProps = {
  readonly collection: string;
  /** The page's own address, under which the search is opened again. */
  readonly place: string;
  readonly fields: SearchFields;
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
};

/** One's saved searches of this page: open one, save what is asked now, change or delete. */
export function SavedSearches({ collection, place, fields, state, onChange }: SavedSearchesProps) {
  const { t, lang } = useText("text-search");
  const [saving, setSaving] = useState<SavedSearch | "new" | null>(null);
  const [dropping, setDropping] = useState<SavedSearch | null>(null);
  const list = useQuestion<typeof listSearches>("text-search.list-searches", { collection });
  const look = useAction<typeof openSearch>("text-search.open-search");
  const items = list.data?.items ?? [];

  function open(one: SavedSearch): void {
    onChange({ query: one.query, filters: one.filters, sort: one.alert === "none" ? "relevance" : "newest" });
    void look.run({ searchId: one.searchId }).catch(() => {});
  }

  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" rightSection={<Icon name="down" size={14} />}>
            {t("saved.menu")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {items.length === 0 ? <Menu.Label>{t("saved.none")}</Menu.Label> : null}
          {items.map((one) => (
            <Menu.Item
              key={one.searchId}
              onClick={() => open(one)}
              rightSection={one.waits ? <Badge size="xs">{t("saved.news")}</Badge> : null}
            >
              <bdi>{one.name}</bdi>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={() => setSaving("new")}>
            {t("saved.save")}
          </Menu.Item>
          {items.map((one) => (
            <Menu.Item key={`change ${one.searchId}`} onClick={() => setSaving(one)}>
              {t("saved.change", { name: one.name })}
            </Menu.Item>
          ))}
          {items.map((one) => (
            <Menu.Item
              key={`drop ${one.searchId}`}
              leftSection={<Icon name="close" size={14} />}
              onClick={() => setDropping(one)}
            >
              {t("saved.delete", { name: one.name })}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>
            <Link to="/app/text-search/saved">{t("saved.all")}</Link>
          </Menu.Label>
        </Menu.Dropdown>
      </Menu>
      {saving === null ? null : (
        <SaveSearchDialog
          search={saving === "new" ? null : saving}
          shown={{ collection, place, fields, lang, query: state.query, filters: state.filters }}
          onClose={() => setSaving(null)}
        />
      )}
      {dropping === null ? null : <DropSearchDialog search={dropping} onClose={() => setDropping(null)} />}
    </>
  );
}
