import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Declaration, InputOf, OutputOf } from "#kernel/action";
import { call } from "./call.ts";
import type { Problem } from "./problem.ts";

/** Where an answer is kept: by module first, so that an action refreshes what its module shows. */
export function questionKey(name: string, input: unknown): readonly unknown[] {
  return ["question", name.split(".")[0], name, input ?? {}];
}

export type QuestionOptions = {
  readonly enabled?: boolean;
  /** Milliseconds between two askings, for states that move by themselves. */
  readonly every?: number;
  readonly staleTime?: number;
};

/** Asks a question and keeps its answer: `useQuestion<typeof listCases>("casefile.list-cases", {limit: 50})`. */
export function useQuestion<D extends Declaration = Declaration>(
  name: D["name"],
  input: InputOf<D>,
  options: QuestionOptions = {},
): UseQueryResult<OutputOf<D>, Problem> {
  return useQuery<OutputOf<D>, Problem>({
    queryKey: questionKey(name, input),
    queryFn: ({ signal }) => call<D>(name, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.every ? { refetchInterval: options.every } : {}),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
  });
}
