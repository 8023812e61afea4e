import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Declaration, InputOf, OutputOf } from "#kernel/action";
import { type CallOptions, call } from "./call.ts";
import { type Intention, startIntention } from "./intention.ts";
import type { Problem } from "./problem.ts";

export type ActionOptions = {
  /** Questions whose answers this changes, beside all those of the action's own module. */
  readonly changes?: readonly string[];
};

export type ActionInHand<D extends Declaration> = {
  /** Performs it. Rejects with `Problem`, which also stands in `problem`. */
  readonly run: (input: InputOf<D>, options?: Omit<CallOptions, "key" | "signal">) => Promise<OutputOf<D>>;
  readonly pending: boolean;
  readonly problem: Problem | null;
  readonly reset: () => void;
};

/** Performs an action once per intention, then refreshes what it changed. */
export function useAction<D extends Declaration = Declaration>(
  name: D["name"],
  { changes = [] }: ActionOptions = {},
): ActionInHand<D> {
  const client = useQueryClient();
  const intention = useRef<Intention>(null);
  intention.current ??= startIntention();
  const held = intention.current;
  const mutation = useMutation<OutputOf<D>, Problem, { input: InputOf<D>; options: CallOptions }>({
    mutationFn: ({ input, options }) => call<D>(name, input, { ...options, key: held.keyFor(input) }),
    onSuccess: async () => {
      held.done();
      await Promise.all([
        client.invalidateQueries({ queryKey: ["question", name.split(".")[0]] }),
        client.invalidateQueries({ queryKey: ["question", "history"] }),
        ...changes.map((changed) =>
          client.invalidateQueries({ queryKey: ["question", changed.split(".")[0], changed] }),
        ),
      ]);
    },
  });
  return {
    run: (input, options = {}) => mutation.mutateAsync({ input, options }),
    pending: mutation.isPending,
    problem: mutation.error,
    reset: mutation.reset,
  };
}
