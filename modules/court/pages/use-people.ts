import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import type { getMatrix } from "../proof/get-matrix.ts";

type PersonOfMatrix = OutputOf<typeof getMatrix>["people"][number];
const nobody: readonly PersonOfMatrix[] = [];

/** The people of the case file, for readers who may open it too. */
export function usePeople(caseId: string, enabled: boolean): readonly PersonOfMatrix[] {
  const asked = useQuestion<typeof getMatrix>("court.get-matrix", { caseId }, { enabled });
  return asked.data?.people ?? nobody;
}
