import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { SearchHit } from "#kernel/words";
import { call } from "../api/call.ts";
import { holds, type Session } from "../api/session.ts";
import { doors } from "../doors.ts";
import { joined } from "../i18n/joined.ts";
import { useText } from "../i18n/use-text.ts";

export type Hit = { readonly to: string; readonly label: string; readonly about: string };

const key = "search-everything";

/** What the modules find for a text of at least two characters. It is sent in the body and forgotten with the dialog. */
export function useModuleSearch(session: Session, text: string): { hits: Hit[]; pending: boolean } {
  const { t } = useText();
  const client = useQueryClient();
  useEffect(() => () => client.removeQueries({ queryKey: [key] }), [client]);
  const searching = doors.flatMap((door) =>
    door.search && holds(session, door.search.needs) ? [{ door, search: door.search }] : [],
  );
  const input = { text, limit: 6 };
  const answers = useQueries({
    queries: searching.map(({ search }) => ({
      queryKey: [key, search.question, input],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(search.question as `${string}.${string}`, input, { signal }),
      enabled: text.length >= 2,
      gcTime: 0,
    })),
  });
  const hits = answers.flatMap((answer, place) => {
    const from = searching[place];
    const items = (answer.data as { items?: readonly SearchHit[] } | undefined)?.items ?? [];
    if (!from) return [];
    return items.map((hit) => ({
      to: from.search.to(hit),
      label: hit.label,
      about: joined(t(`${from.door.name}:${from.search.label}`), hit.about),
    }));
  });
  return { hits, pending: answers.some((answer) => answer.isFetching) };
}
