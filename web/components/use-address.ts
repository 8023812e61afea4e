import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** Choices of a page as they stand in the address: plain texts, nothing personal. */
export function useAddress(): readonly [
  Readonly<Record<string, string>>,
  (next: Record<string, string | undefined>) => void,
] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const values = Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === null || value === "" ? [] : [[name, String(value)]],
    ),
  );
  const change = useCallback(
    (next: Record<string, string | undefined>) => {
      void navigate({ to: ".", search: { ...search, ...next } as never, replace: true });
    },
    [navigate, search],
  );
  return [values, change];
}
