import { Button, Menu } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { SavedView } from "../../kernel/saved-view/saved-view.ts";
import type { ListViews } from "../../kernel/saved-view/views.ts";
import { useQuestion } from "../api/use-question.ts";
import { joined } from "../i18n/joined.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { Icon } from "./icon.tsx";
import type { ListState } from "./list-state.ts";
import { SaveViewDialog } from "./save-view-dialog.tsx";
import { useShortKey } from "./use-short-key.ts";

export type SavedViewsProps = {
  /** The question whose list it is. */
  readonly list: string;
  readonly state: ListState;
  readonly onChange: (state: ListState) => void;
};

/** The list's saved views: choose one, save what is shown now, change or delete one's own. `v` opens the menu. */
export function SavedViews({ list, state, onChange }: SavedViewsProps) {
  const { t } = useText("saved-view");
  const [opened, setOpened] = useState(false);
  const [saving, setSaving] = useState<SavedView | "new" | null>(null);
  const [deleting, setDeleting] = useState<SavedView | null>(null);
  const views = useQuestion<ListViews>("saved-view.list-views", { list });
  const items = views.data?.items ?? [];
  useShortKey("v", () => setOpened(true));
  useDefaultView(items, state, onChange);

  const choose = (view: SavedView) => onChange(stateOf(view));
  const own = items.filter((view) => view.own);
  const shared = items.filter((view) => !view.own);
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={300}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" rightSection={<Icon name="down" size={14} />}>
            {t("menu.views")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {items.length === 0 ? <Menu.Label>{t("menu.none")}</Menu.Label> : null}
          {own.length > 0 ? <Menu.Label>{t("menu.own")}</Menu.Label> : null}
          {own.map((view) => (
            <Menu.Item key={view.viewId} onClick={() => choose(view)}>
              <bdi>{view.name}</bdi>
              {view.isDefault ? ` · ${t("menu.default")}` : null}
            </Menu.Item>
          ))}
          {shared.length > 0 ? <Menu.Label>{t("menu.shared")}</Menu.Label> : null}
          {shared.map((view) => (
            <Menu.Item key={view.viewId} onClick={() => choose(view)}>
              <bdi>{joined(view.name, view.by)}</bdi>
            </Menu.Item>
          ))}
          {items.length > 0 ? (
            <Menu.Item onClick={() => onChange({ filters: {}, sort: undefined, columns: undefined })}>
              {t("menu.all")}
            </Menu.Item>
          ) : null}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={() => setSaving("new")}>
            {t("menu.save")}
          </Menu.Item>
          {own.map((view) => (
            <Menu.Item key={`change ${view.viewId}`} onClick={() => setSaving(view)}>
              {t("menu.change", { name: view.name })}
            </Menu.Item>
          ))}
          {own.map((view) => (
            <Menu.Item
              key={`delete ${view.viewId}`}
              leftSection={<Icon name="close" size={14} />}
              onClick={() => setDeleting(view)}
            >
              {t("menu.delete", { name: view.name })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {saving ? (
        <SaveViewDialog
          list={list}
          state={state}
          view={saving === "new" ? null : saving}
          onClose={() => setSaving(null)}
        />
      ) : null}
      {deleting ? (
        <ActionDialog
          action="saved-view.delete-view"
          label={t("menu.delete", { name: deleting.name })}
          about={deleting.sharedWith === "own" ? undefined : t("form.delete-about")}
          input={() => ({ viewId: deleting.viewId })}
          done={t("form.deleted")}
          opened
          onClose={() => setDeleting(null)}
        />
      ) : null}
    </>
  );
}

function stateOf(view: SavedView): ListState {
  return { filters: view.state.filters, sort: view.state.sort, columns: view.state.columns };
}

/** Opens the list with the reader's own default view, once, unless the address says something already. */
function useDefaultView(
  items: readonly SavedView[],
  state: ListState,
  onChange: (state: ListState) => void,
): void {
  const settled = useRef(Object.keys(state.filters).length > 0 || state.columns !== undefined);
  const chosen = items.find((view) => view.own && view.isDefault);
  useEffect(() => {
    if (settled.current || !chosen) return;
    settled.current = true;
    onChange(stateOf(chosen));
  }, [chosen, onChange]);
}
