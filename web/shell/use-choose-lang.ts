import { useQueryClient } from "@tanstack/react-query";
import type { Lang } from "#kernel/words";
import { call } from "../api/call.ts";
import { pickHere } from "../i18n/picked.ts";
import { changeLang } from "../i18n/setup.ts";

/** Changes the language here, and with the account once somebody is signed in. */
export function useChooseLang(signedIn: boolean): (lang: Lang) => Promise<void> {
  const client = useQueryClient();
  return async (lang) => {
    pickHere(lang);
    // On its way before the page turns round, so that whoever reloads at once meets the new language.
    const told = signedIn ? call("session.set-language", { lang }, { key: crypto.randomUUID() }) : null;
    told?.catch(() => undefined);
    await changeLang(lang);
    if (told === null) return;
    await told.catch(() => undefined);
    // Sentences that the server wrote are asked for anew.
    await client.invalidateQueries();
  };
}
