import { useQuery } from "@tanstack/react-query";

/** Whether this server is a demonstration, asked before anybody is signed in. */
export function useDemonstration(): boolean {
  const { data } = useQuery({
    queryKey: ["health"],
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
