import { useNavigate, useSearch } from "@tanstack/react-router";

/** Choices of a page as they stand in the address: plain texts, nothing personal. */
export function useAddress(): readonly [
  Readonly<Record<string, string>>,
  (next: Record<string, string | undefined>) => void,
] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const values = Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
  return [
    values,
    (next) => void navigate({ to: ".", search: { ...search, ...next } as never, replace: true }),
  ];
}
