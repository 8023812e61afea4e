import { queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { Lang } from "#kernel/words";
import { call } from "./call.ts";
import { questionKey } from "./use-question.ts";

/** The reader as the server knows them. */
export type Session = {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly agency: { readonly id: string; readonly name: string } | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly roles: readonly string[];
  readonly rights: readonly string[];
  readonly lang: Lang | null;
  readonly demonstration: boolean;
  readonly breakGlass: readonly { readonly dossierCode: string; readonly until: string }[];
};

export const sessionQuery = queryOptions({
  queryKey: questionKey("session.get-session", {}),
  queryFn: async ({ signal }) => (await call("session.get-session", {}, { signal })) as Session,
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

/** Whether the reader holds a right; `signed-in` is held by everybody. */
export function holds(session: Pick<Session, "rights">, right: string): boolean {
  return right === "signed-in" || session.rights.includes(right);
}
