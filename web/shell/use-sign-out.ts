import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call } from "../api/call.ts";
import { leaveProvider } from "./leave-provider.ts";

/** Ends the session here and, where there is one, at the provider of single sign-on. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await call("session.close-session", {}, { key: crypto.randomUUID() }).catch(() => undefined);
    client.clear();
    if (leaveProvider()) return;
    await navigate({ to: "/app/sign-in" });
  };
}
