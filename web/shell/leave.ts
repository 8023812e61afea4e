import { client } from "../api/client.ts";
import { router } from "./router.tsx";
import { safeReturn } from "./safe-return.ts";

/** Forgets every answer on this device and asks to sign in; afterwards the reader comes back to the same page. */
export function leaveToSignIn(): void {
  const { href, pathname } = router.state.location;
  if (pathname === "/app/sign-in") return;
  client.clear();
  void router.navigate({ to: "/app/sign-in", search: { back: safeReturn(href) } as never });
}
