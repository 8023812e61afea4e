import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { SearchAnswer, TextHit } from "#kernel/words";
import { call } from "../../api/call.ts";
import type { Problem } from "../../api/problem.ts";
import { questionKey } from "../../api/use-question.ts";
import { useText } from "../../i18n/use-text.ts";
import { readSearchState, type SearchState, writeSearchState } from "./search-state.ts";

/** The search in the address; words and filters each make a step back, so that "back" undoes them. */
export function useSearchState(facets: readonly string[]) {
  const address = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const state = useMemo(() => readSearchState(address, facets), [address, facets]);
  const setState = useCallback(
    (next: SearchState) => {
      void navigate({
        to: ".",
        search: { ...address, ...writeSearchState(next, facets) },
        resetScroll: false,
      });
    },
    [navigate, address, facets],
  );
  return [state, setState] as const;
}

export type Answer<Hit extends TextHit> = Omit<SearchAnswer, "items"> & { readonly items: readonly Hit[] };

/** Pages of a module's search question. What was found stays while the next is looked for. */
export function useSearchPages<Hit extends TextHit>(question: `${string}.${string}`, state: SearchState) {
  const { lang } = useText();
  const input = { ...state, lang };
  const query = useInfiniteQuery<
    Answer<Hit>,
    Problem,
    { pages: Answer<Hit>[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [...questionKey(question, input), "pages"],
    initialPageParam: null,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) =>
      (await call(
        question,
        { ...input, ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      )) as Answer<Hit>,
    getNextPageParam: (page) => page.next,
  });
  const pages = query.data?.pages ?? [];
  return { query, hits: pages.flatMap((page) => page.items), answer: pages[0] };
}
