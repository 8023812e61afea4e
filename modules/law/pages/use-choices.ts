import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import type { listChoices } from "../list-choices.ts";

export type Choices = OutputOf<typeof listChoices>;

const nothing: Choices = {
  country: null,
  countries: [],
  duties: [],
  crimes: [],
  elements: [],
  instruments: [],
};

/** Countries, duties, crimes and elements in the reader's language; empty until they have come. */
export function useChoices(): Choices {
  const asked = useQuestion<typeof listChoices>("law.list-choices", {}, { staleTime: 600_000 });
  return asked.data ?? nothing;
}
