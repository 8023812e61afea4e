import { ActionButton } from "../../../web/components/action-button.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";

export type EntryVerbsProps = {
  readonly entryId: string;
  readonly version: number;
  readonly action: "statistics.revise-source" | "statistics.revise-gap";
  readonly fields: readonly Field[];
  readonly initial: Values;
  readonly input: (values: Values) => Record<string, unknown>;
};

/** Revise and remove an entry of one's own agency; both can be taken back. */
export function EntryVerbs({ entryId, version, action, fields, initial, input }: EntryVerbsProps) {
  const { t } = useText("statistics");
  return (
    <>
      <ActionButton
        action={action}
        label={t("knowledge.revise")}
        variant="default"
        size="compact-sm"
        fields={fields}
        initial={initial}
        input={(values) => ({ ...input(values), entryId })}
        expects={version}
        done={t("knowledge.done-revised")}
        undo={() => ({ action: "statistics.take-back-revision", input: { entryId } })}
      />
      <ActionButton
        action="statistics.remove-entry"
        label={t("knowledge.remove")}
        variant="subtle"
        size="compact-sm"
        about={t("knowledge.remove-about")}
        input={() => ({ entryId })}
        done={t("knowledge.done-removed")}
        undo={() => ({ action: "statistics.restore-entry", input: { entryId } })}
        danger
      />
    </>
  );
}
