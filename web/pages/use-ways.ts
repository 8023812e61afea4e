import { useQuery } from "@tanstack/react-query";
import { hasPasskeys } from "../api/passkey.ts";
import { askWays, type Ways } from "../api/sign-in.ts";

const none: Ways = { singleSignOn: null, passkeyOrigin: "" };

/** Which ways to sign in there are, as far as the server has said. */
export function useWays(): Ways {
  const { data } = useQuery({
    queryKey: ["ways"],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: ({ signal }) => askWays(signal),
  });
  return data ?? none;
}

/** Whether passkeys work on this page, or the address under which they do. */
export function usePasskeyPlace(): { readonly here: boolean; readonly elsewhere: string | null } {
  const { passkeyOrigin } = useWays();
  const here = hasPasskeys() && passkeyOrigin === window.location.origin;
  return { here, elsewhere: passkeyOrigin !== "" && !here ? passkeyOrigin : null };
}
