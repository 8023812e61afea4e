import { useNavigate, useSearch } from "@tanstack/react-router";

/** Choices of a page as they stand in the address, so that it can be kept and sent: plain texts, nothing personal. */
export function useAddress() {
  const values = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const navigate = useNavigate();
  function change(next: Readonly<Record<string, string | undefined>>): void {
    void navigate({ to: ".", search: { ...values, ...next } as never, replace: true });
  }
  return { values, change };
}
