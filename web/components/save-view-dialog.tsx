import { useRef } from "react";
import type { SavedView } from "../../kernel/saved-view/saved-view.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionDialog } from "./action-dialog.tsx";
import type { Field } from "./fields.ts";
import type { ListState } from "./list-state.ts";

export type SaveViewProps = {
  readonly list: string;
  readonly state: ListState;
  /** The view that is changed; null for a new one. */
  readonly view: SavedView | null;
  readonly onClose: () => void;
};

/** Name, sharing and default of a view; a new one keeps the filters shown now, a changed one only if asked to. */
export function SaveViewDialog({ list, state, view, onClose }: SaveViewProps) {
  const { t } = useText("saved-view");
  const newId = useRef<string>(crypto.randomUUID());
  const fields: Field[] = [
    { name: "name", label: t("form.name"), kind: "text", required: true, maxLength: 80 },
    {
      name: "sharedWith",
      label: t("form.share"),
      kind: "choice",
      required: true,
      options: (["own", "unit", "agency"] as const).map((value) => ({ value, label: t(`form.${value}`) })),
    },
    { name: "isDefault", label: t("form.default"), kind: "switch" },
    ...(view ? [{ name: "update", label: t("form.update"), kind: "switch" } as const] : []),
  ];
  const shown = {
    filters: state.filters,
    ...(state.sort ? { sort: state.sort } : {}),
    ...(state.columns ? { columns: state.columns } : {}),
  };
  return (
    <ActionDialog
      action="saved-view.save-view"
      label={view ? t("menu.change", { name: view.name }) : t("menu.save")}
      about={t("form.about")}
      fields={fields}
      initial={{
        name: view?.name ?? "",
        sharedWith: view?.sharedWith ?? "own",
        isDefault: view?.isDefault ?? false,
      }}
      input={({ update, ...values }) => ({
        ...values,
        viewId: view?.viewId ?? newId.current,
        list,
        state: view && update !== true ? view.state : shown,
      })}
      done={t("form.saved")}
      opened
      onClose={onClose}
    />
  );
}
