import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem.ts";

let signedOut: () => void = () => {};

/** What happens when any answer says that the session is over. */
export function onSignedOut(act: () => void): void {
  signedOut = act;
}

function look(thrown: unknown): void {
  const ofSession = thrown instanceof Problem && thrown.called.startsWith("session.");
  if (thrown instanceof Problem && ["signed-out", "proof-needed"].includes(thrown.code) && !ofSession)
    signedOut();
}

/**
 * Answers are kept in memory only. Reading protected content is audited, so nothing is asked again just because
 * a window came to the front.
 */
export const client = new QueryClient({
  queryCache: new QueryCache({ onError: look }),
  mutationCache: new MutationCache({ onError: look }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      networkMode: "always",
      retry: (count, thrown) => count < 1 && thrown instanceof Problem && thrown.status >= 500,
    },
    mutations: { networkMode: "always", retry: false },
  },
});
