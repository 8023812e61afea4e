import { ActionButton } from "../../../web/components/action-button.tsx";
import type { Field } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CaseFile, CaseVerb } from "../casefile.ts";
import { caseFields } from "./form-fields.ts";

const order = [
  "revise-case",
  "close-case",
  "reopen-case",
  "set-legal-hold",
  "lift-legal-hold",
] as const satisfies readonly CaseVerb[];

/** What may be done with the case now, as the server says. */
export function CaseVerbs({ found }: { found: CaseFile }) {
  const { t } = useText("casefile");
  const fields: Readonly<Record<(typeof order)[number], readonly Field[]>> = {
    "revise-case": caseFields(t),
    "close-case": [
      { name: "note", label: t("close-case.note"), kind: "long-text", required: true, maxLength: 5000 },
    ],
    "reopen-case": [],
    "set-legal-hold": [
      { name: "reason", label: t("set-legal-hold.reason"), kind: "text", required: true, maxLength: 500 },
    ],
    "lift-legal-hold": [
      { name: "reason", label: t("lift-legal-hold.reason"), kind: "text", required: true, maxLength: 500 },
    ],
  };
  return order
    .filter((verb) => found.may.includes(verb))
    .map((verb) => (
      <ActionButton
        key={verb}
        action={`casefile.${verb}`}
        label={t(`${verb}.label`)}
        about={t(`${verb}.about`)}
        fields={fields[verb]}
        initial={{ caseId: found.caseId, ...(verb === "revise-case" ? wordsOf(found) : {}) }}
        {...(verb.endsWith("legal-hold") ? {} : { expects: found.version })}
        changes={["access.list-grants"]}
        variant="default"
        fullWidth
        done={t(`${verb}.done`)}
        {...(verb === "close-case" ? { undo: () => reopening(found.caseId) } : {})}
      />
    ));
}

function reopening(caseId: string) {
  return { action: "casefile.reopen-case", input: { caseId } } as const;
}

function wordsOf({ kind, reference, title, summary }: CaseFile) {
  return { kind, reference, title: title ?? "", summary: summary ?? "" };
}
