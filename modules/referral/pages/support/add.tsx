import { ActionButton } from "../../../../web/components/action-button.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { SupportFile, SupportVerb } from "../../support/words.ts";
import { supportFields, supportInput } from "./fields.ts";

type Props = { readonly verb: SupportVerb; readonly found: SupportFile };

/** The button of a section that adds to it. */
export function Add({ verb, found }: Props) {
  const { t } = useText("referral");
  return (
    <ActionButton
      action={`referral.${verb}`}
      label={t(`${verb}.label`)}
      about={t(`${verb}.about`)}
      fields={supportFields(t, found)[verb] ?? []}
      initial={verb === "add-appointment" ? { minutes: 60 } : {}}
      input={(values) => supportInput(verb, found.supportFileId, values)}
      variant="default"
      size="compact-sm"
      icon="plus"
      done={t(`${verb}.done`)}
    />
  );
}

type ChangeProps = Props & {
  /** The record's id by the name that the action gives it. */
  readonly id: Readonly<Record<string, string>>;
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly version: number;
};

/** The button of one record. */
export function Change({ verb, found, id, initial, version }: ChangeProps) {
  const { t } = useText("referral");
  return (
    <ActionButton
      action={`referral.${verb}`}
      label={t(`${verb}.label`)}
      about={t(`${verb}.about`)}
      fields={supportFields(t, found)[verb] ?? []}
      initial={{ ...initial, ...id }}
      input={(values) => ({ ...values, ...id })}
      expects={version}
      variant="subtle"
      size="compact-sm"
      done={t(`${verb}.done`)}
    />
  );
}
