import { useQuestion } from "../../../web/api/use-question.ts";
import type { Option } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listParticipants } from "../list-participants.ts";
import { codeName } from "./vocabulary.ts";

/** The people of a case as choices: code and capacity, never a name. */
export function usePeople(caseId: string, capacities?: readonly string[]): Option[] {
  const { lang } = useText("casefile");
  const asked = useQuestion<typeof listParticipants>("casefile.list-participants", { caseId });
  return (asked.data?.items ?? [])
    .filter(({ capacity }) => capacities?.includes(capacity) ?? true)
    .map(({ participantId, personCode, capacity }) => ({
      value: participantId,
      label: `${personCode} (${codeName("capacity", capacity, lang)})`,
    }));
}
