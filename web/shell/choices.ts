import type { ChoiceName, choose, listChoices } from "../../kernel/guide/choices.ts";
import { useAction } from "../api/use-action.ts";
import { useQuestion } from "../api/use-question.ts";

export type Choice = {
  /** False until the server has said so. */
  readonly on: boolean;
  readonly known: boolean;
  readonly set: (chosen: boolean) => Promise<void>;
};

/** One of the reader's own switches, kept with the account. */
export function useChoice(name: ChoiceName): Choice {
  const asked = useQuestion<typeof listChoices>("guide.list-choices", {}, { staleTime: 10 * 60_000 });
  const { run } = useAction<typeof choose>("guide.choose");
  return {
    on: asked.data?.on.includes(name) ?? false,
    known: asked.isSuccess,
    async set(chosen) {
      await run({ name, chosen }).catch(() => undefined);
    },
  };
}
