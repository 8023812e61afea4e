import { useQuery } from "@tanstack/react-query";
import { client } from "./client.ts";
import { sessionQuery } from "./session.ts";

const key = ["health"];

/** Whether this server is a demonstration, asked before anybody is signed in. */
export function useDemonstration(): boolean {
  const { data } = useQuery({
    queryKey: key,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }): Promise<boolean> => {
      const response = await fetch("/health", { signal });
      const health: unknown = await response.json();
      return (
        typeof health === "object" &&
        health !== null &&
        "demonstration" in health &&
        health.demonstration === true
      );
    },
  });
  return data ?? false;
}

/** The same, as far as it is known already: the shell has asked on every page. */
export function isDemonstration(): boolean {
  return (
    client.getQueryData(key) === true || client.getQueryData(sessionQuery.queryKey)?.demonstration === true
  );
}
