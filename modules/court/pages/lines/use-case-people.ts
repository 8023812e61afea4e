import { labelOf } from "@palermo/vocabulary";
import { holds, useSession } from "../../../../web/api/session.ts";
import { useQuestion } from "../../../../web/api/use-question.ts";
import type { Field } from "../../../../web/components/fields.ts";
import { useText } from "../../../../web/i18n/use-text.ts";

type Asked = { readonly participantId: string; readonly personCode: string; readonly capacity: string };
const nobody: readonly Asked[] = [];

/** The field that names a person of the case; null for readers who do not open the case file. */
export function usePersonField(caseId: string, required = true): Field | null {
  const { t, lang } = useText("court");
  const session = useSession();
  const enabled = holds(session, "casefile.read");
  const asked = useQuestion("casefile.list-participants", { caseId }, { enabled });
  if (!enabled || asked.error) return null;
  const people = (asked.data as { items?: readonly Asked[] } | undefined)?.items ?? nobody;
  return {
    name: "participantId",
    label: t("input.person"),
    kind: "choice",
    required,
    options: people.map((one) => ({
      value: one.participantId,
      label: `${one.personCode} · ${labelOf("capacity", one.capacity, lang)}`,
    })),
  };
}
