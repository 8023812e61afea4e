import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ListCounts, Page } from "#kernel/words";
import { call } from "../api/call.ts";
import type { Problem } from "../api/problem.ts";
import { questionKey } from "../api/use-question.ts";
import { type FilterSpec, type ListState, readListState, writeListState } from "./list-state.ts";

/** The list's state in the address, replaced in place so that "back" leaves the list. */
export function useListState(filters: readonly FilterSpec[], defaultSort?: string) {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const state = useMemo(() => readListState(search, filters, defaultSort), [search, filters, defaultSort]);
  const setState = useCallback(
    (next: ListState) => {
      const cleared = Object.fromEntries(filters.map((filter) => [filter.id, undefined]));
      const values = { ...search, ...cleared, ...writeListState(next, defaultSort) };
      void navigate({ to: ".", search: values, replace: true });
    },
    [navigate, search, filters, defaultSort],
  );
  return [state, setState] as const;
}

const rowsAtOnce = 50;

/** Pages of a question with keyset paging, fifty rows at a time. */
export function usePages<Row>(question: string, input: Record<string, unknown>, paged: boolean) {
  const query = useInfiniteQuery<
    Page<Row>,
    Problem,
    { pages: Page<Row>[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [...questionKey(question, input), "pages"],
    initialPageParam: null,
    queryFn: async ({ pageParam, signal }) => {
      const page = paged
        ? { ...input, limit: rowsAtOnce, ...(pageParam ? { after: pageParam } : {}) }
        : input;
      return (await call(question as `${string}.${string}`, page, { signal })) as Page<Row>;
    },
    getNextPageParam: (page) => page.next,
  });
  const pages = query.data?.pages ?? [];
  return {
    query,
    rows: pages.flatMap((page) => page.items),
    total: pages[0]?.total,
    withheld: pages[0]?.withheld ?? 0,
  };
}

/** How many rows there are, while a list counts them; the last count stays until the next is there. */
export function useCounts(
  question: `${string}.${string}` | undefined,
  { sort: _sort, ...input }: Record<string, unknown>,
): ListCounts | undefined {
  const { data } = useQuery<ListCounts, Problem>({
    queryKey: questionKey(question ?? "", input),
    queryFn: async ({ signal }) => (await call(question ?? ".", input, { signal })) as ListCounts,
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
  });
  return data;
}
