import { useNavigate } from "@tanstack/react-router";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

export type RecordVerbsProps = {
  readonly noun: "plan" | "drafting" | "sheet";
  readonly record: { readonly recordId: string; readonly version: number; readonly shared: number | null };
  /** Where the list of its kind stands, for after its removal. */
  readonly list?: string;
  readonly size?: "sm" | "compact-sm";
};

/** Share, make a draft again, and remove a document of one's agency; all can be taken back. */
export function RecordVerbs({ noun, record, list, size = "sm" }: RecordVerbsProps) {
  const { t } = useText("law");
  const navigate = useNavigate();
  const { recordId, version, shared } = record;
  const input = () => ({ recordId });
  return (
    <>
      {shared === version ? (
        <ActionButton
          action={`law.unshare-${noun}`}
          label={t("record.unshare")}
          variant="default"
          size={size}
          input={input}
          done={t("record.unshared")}
          undo={() => ({ action: `law.share-${noun}`, input: { recordId } })}
        />
      ) : (
        <ActionButton
          action={`law.share-${noun}`}
          label={t("record.share")}
          about={t("record.share-about")}
          variant="default"
          size={size}
          input={input}
          expects={version}
          done={t("record.shared")}
          undo={() => ({ action: `law.unshare-${noun}`, input: { recordId } })}
        />
      )}
      <ActionButton
        action={`law.remove-${noun}`}
        label={t("record.remove")}
        about={t("record.remove-about")}
        variant="subtle"
        size={size}
        input={input}
        done={t("record.removed")}
        undo={() => ({ action: `law.restore-${noun}`, input: { recordId } })}
        onDone={() => (list === undefined ? undefined : void navigate({ to: list }))}
        danger
      />
    </>
  );
}
