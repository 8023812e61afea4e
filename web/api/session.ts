import { queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { OutputOf } from "#kernel/action";
import type { Needs } from "#kernel/words";
import type { getSession } from "../../kernel/session/own-account.ts";
import { call } from "./call.ts";
import { questionKey } from "./use-question.ts";

/** The reader as the server knows them. */
export type Session = OutputOf<typeof getSession>;

export const sessionQuery = queryOptions({
  queryKey: questionKey("session.get-session", {}),
  queryFn: async ({ signal }) => call<typeof getSession>("session.get-session", {}, { signal }),
  staleTime: 60_000,
});

/** The session of the signed-in reader; only inside the signed-in part of the app. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** The session where there may be none. */
export function useMaybeSession(): Session | undefined {
  return useQuery({ ...sessionQuery, enabled: false }).data;
}

/** Whether the reader holds a right, or one of several; `signed-in` is held by everybody. */
export function holds(session: Pick<Session, "rights">, needs: Needs): boolean {
  const rights = typeof needs === "string" ? [needs] : needs;
  return rights.some((right) => right === "signed-in" || session.rights.includes(right));
}
