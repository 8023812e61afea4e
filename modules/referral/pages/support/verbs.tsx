import { ActionButton } from "../../../../web/components/action-button.tsx";
import type { Field } from "../../../../web/components/fields.ts";
import { GranteePicker } from "../../../../web/components/grantee-picker.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { SupportFile, SupportVerb } from "../../support/words.ts";
import { supportFields } from "./fields.ts";

const order = [
  "assign-advocate",
  "record-first-contact",
  "start-reflection",
  "revise-support-file",
  "close-support-file",
  "reopen-support-file",
] as const satisfies readonly SupportVerb[];

/** What may be done with the file itself; sections have buttons of their own. */
export function SupportVerbs({ found }: { found: SupportFile }) {
  const { t } = useText("referral");
  const fields: Partial<Record<SupportVerb, Field[]>> = {
    ...supportFields(t, found),
    "assign-advocate": [
      {
        name: "to",
        label: t("ask.advocate"),
        kind: "custom",
        required: true,
        render: (input) => <GranteePicker {...input} kinds={["account"]} label={t("ask.advocate")} />,
      },
    ],
    "start-reflection": [
      { name: "days", label: t("ask.days"), kind: "number", required: true, hint: t("ask.days-hint") },
    ],
  };
  return order
    .filter((verb) => found.may.includes(verb))
    .map((verb) => (
      <ActionButton
        key={verb}
        action={`referral.${verb}`}
        label={t(`${verb}.label`)}
        about={t(`${verb}.about`)}
        fields={fields[verb] ?? []}
        initial={initialOf(verb, found)}
        input={({ to, ...values }) => ({
          ...values,
          supportFileId: found.supportFileId,
          ...(verb === "assign-advocate" ? { accountId: (to as { id: string }).id } : {}),
          ...(verb === "start-reflection" ? { zone: ownZone(), country: "ZZ" } : {}),
        })}
        expects={found.version}
        changes={["access.list-grants", "deadline.list-deadlines"]}
        variant="default"
        fullWidth
        done={t(`${verb}.done`)}
        {...(verb === "close-support-file"
          ? {
              undo: () =>
                ({
                  action: "referral.reopen-support-file",
                  input: { supportFileId: found.supportFileId },
                }) as const,
            }
          : {})}
      />
    ));
}

function initialOf(verb: SupportVerb, found: SupportFile): Record<string, unknown> {
  if (verb === "revise-support-file") return { summary: found.summary ?? "" };
  return verb === "start-reflection" ? { days: 30 } : {};
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
