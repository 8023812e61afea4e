import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem.ts";

/**
 * Answers are kept in memory only. Reading protected content is audited, so nothing is asked again just because
 * a window came to the front.
 */
export const client = new QueryClient({
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
