import { useRef } from "react";
import type { SearchFields, SearchFilters } from "#kernel/words";
import { type SavedSearch, searchAlerts } from "#kernel/words";
import { useText } from "../../i18n/use-text.ts";
import { ActionDialog } from "../action-dialog.tsx";
import type { Field } from "../fields.ts";

type Words = Pick<SavedSearch, "collection" | "place" | "lang" | "query"> & {
  readonly fields: SearchFields;
  readonly filters: SearchFilters;
};

export type SaveSearchProps = {
  /** The one that is changed; null for a new one. */
  readonly search: SavedSearch | null;
  /** What is asked now; null where nothing is (the page of all saved searches). */
  readonly shown: Words | null;
  readonly onClose: () => void;
};

/** Name and alert of a saved search; one that is there keeps its words unless asked otherwise. */
export function SaveSearchDialog({ search, shown, onClose }: SaveSearchProps) {
  const { t } = useText("text-search");
  const newId = useRef<string>(crypto.randomUUID());
  const fields: Field[] = [
    { name: "name", label: t("saved.name"), kind: "text", required: true, maxLength: 80 },
    {
      name: "alert",
      label: t("saved.alert"),
      kind: "choice",
      required: true,
      options: searchAlerts.map((value) => ({
        value,
        label: t(value === "none" ? "saved.none-alert" : `saved.${value}`),
      })),
    },
    ...(search && shown ? [{ name: "update", label: t("saved.update"), kind: "switch" } as const] : []),
  ];
  const initial = { name: search?.name ?? shown?.query.slice(0, 80) ?? "", alert: search?.alert ?? "none" };
  return (
    <ActionDialog
      action="text-search.save-search"
      label={search ? t("saved.change", { name: search.name }) : t("saved.save")}
      about={t("saved.about")}
      fields={fields}
      initial={initial}
      input={({ update, name, alert }) => {
        const kept = search && (update !== true || shown === null) ? search : shown;
        return {
          searchId: search?.searchId ?? newId.current,
          name,
          alert,
          collection: kept?.collection,
          place: kept?.place,
          fields: kept?.fields,
          lang: kept?.lang,
          query: kept?.query,
          filters: kept?.filters,
        };
      }}
      done={t("saved.done")}
      opened
      onClose={onClose}
    />
  );
}

export function DropSearchDialog({ search, onClose }: { search: SavedSearch; onClose: () => void }) {
  const { t } = useText("text-search");
  return (
    <ActionDialog
      action="text-search.drop-search"
      label={t("saved.delete", { name: search.name })}
      input={() => ({ searchId: search.searchId })}
      done={t("saved.gone")}
      opened
      onClose={onClose}
    />
  );
}
