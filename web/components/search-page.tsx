import { Button, Drawer, Group, Select, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { type SearchFields, searchSorts, type TextHit } from "#kernel/words";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { Icon } from "./icon.tsx";
import { PageTitle } from "./page-title.tsx";
import { ProblemPanel } from "./problem-panel.tsx";
import { type Facet, FacetPanel } from "./search/facet-panel.tsx";
import { SavedSearches } from "./search/saved-searches.tsx";
import styles from "./search/search.module.css";
import { SearchBox } from "./search/search-box.tsx";
import { SearchChips } from "./search/search-chips.tsx";
import { type HitLook, SearchHits } from "./search/search-hits.tsx";
import { SearchProblems } from "./search/search-problems.tsx";
import type { SearchState } from "./search/search-state.ts";
import { useSearchPages, useSearchState } from "./search/use-search.ts";
import { Waiting } from "./waiting.tsx";

export type { Facet, HitLook };

export type SearchPageProps<Hit extends TextHit> = {
  /** The question: takes `SearchInput`, gives `SearchAnswer`, whose items may carry more. */
  readonly question: `${string}.${string}`;
  readonly collection: string;
  readonly title: string;
  readonly about?: ReactNode;
  readonly action?: ReactNode;
  /** What may stand before a colon; the same that the question knows. */
  readonly fields: SearchFields;
  readonly facets: readonly Facet[];
  readonly hit: (hit: Hit) => HitLook;
  /** Queries that the help offers. */
  readonly examples: readonly string[];
  /** How many were found, in words: "312 judgments". */
  readonly noun: (total: number) => string;
  /** False where nobody is signed in. */
  readonly savable?: boolean;
  readonly exportSlot?: (asked: SearchState & { readonly total: number }) => ReactNode;
  /** What stands there while the collection is empty. */
  readonly empty: ReactNode;
  /** Stands under the facets. */
  readonly side?: ReactNode;
};

/** A page that searches published texts: one box, facets with numbers, hits with what was found in them. */
export function SearchPage<Hit extends TextHit>(props: SearchPageProps<Hit>) {
  const { facets, fields } = props;
  const { t } = useText("text-search");
  const place = useLocation({ select: (location) => location.pathname });
  const ids = useMemo(() => facets.map((facet) => facet.id), [facets]);
  const [state, setState] = useSearchState(ids);
  const { query, hits, answer } = useSearchPages<Hit>(props.question, state);
  const wide = useMediaQuery("(min-width: 62em)", undefined, { getInitialValueInEffect: false });
  const [narrowing, setNarrowing] = useState(false);
  const asked = state.query !== "" || Object.keys(state.filters).length > 0;
  const panel = (
    <Stack gap="lg">
      <FacetPanel
        facets={facets}
        counts={answer?.facets ?? {}}
        filters={state.filters}
        onChange={(filters) => setState({ ...state, filters })}
      />
      {props.side}
    </Stack>
  );
  return (
    <Stack gap="lg">
      <PageTitle title={props.title} about={props.about} action={props.action} />
      <SearchBox
        query={state.query}
        onSearch={(words) => setState({ ...state, query: words })}
        fields={fields}
        examples={props.examples}
      />
      {query.error ? <ProblemPanel problem={query.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Waiting lines={6} /> : null}
      {answer?.total === 0 && !asked ? props.empty : null}
      {answer === undefined || (answer.total === 0 && !asked) ? null : (
        <div className={styles.layout}>
          {wide ? <aside aria-label={t("facet.title")}>{panel}</aside> : null}
          <Stack gap="md">
            <div className={styles.bar} data-print="no">
              <strong role="status">{props.noun(answer.total)}</strong>
              <Group gap="xs">
                {wide || facets.length === 0 ? null : (
                  <Button size="compact-sm" variant="default" onClick={() => setNarrowing(true)}>
                    {t("facet.open")}
                  </Button>
                )}
                <SortSelect state={state} onChange={setState} />
                {props.savable === false ? null : (
                  <SavedSearches
                    collection={props.collection}
                    place={place}
                    fields={fields}
                    state={state}
                    onChange={setState}
                  />
                )}
                {props.exportSlot?.({ ...state, total: answer.total })}
              </Group>
            </div>
            <SearchChips
              facets={facets}
              filters={state.filters}
              onChange={(filters) => setState({ ...state, filters })}
            />
            <SearchProblems answer={answer} onSearch={(words) => setState({ ...state, query: words })} />
            {answer.total === 0 ? (
              <NothingFound
                filtered={Object.keys(state.filters).length > 0}
                onClear={() => setState({ ...state, filters: {} })}
              />
            ) : (
              <SearchHits
                hits={hits}
                look={props.hit}
                label={props.noun(answer.total)}
                old={query.isPlaceholderData}
              />
            )}
            <MoreHits
              shown={hits.length}
              total={answer.total}
              more={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={() => query.fetchNextPage()}
            />
          </Stack>
        </div>
      )}
      <Drawer
        opened={narrowing && wide !== true}
        onClose={() => setNarrowing(false)}
        title={t("facet.title")}
        position="right"
      >
        {panel}
        <Button fullWidth mt="lg" onClick={() => setNarrowing(false)}>
          {t("facet.close")}
        </Button>
      </Drawer>
    </Stack>
  );
}

function SortSelect({ state, onChange }: { state: SearchState; onChange: (state: SearchState) => void }) {
  const { t } = useText("text-search");
  return (
    <Select
      size="xs"
      w={180}
      aria-label={t("sort.label")}
      allowDeselect={false}
      data={searchSorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
      value={state.sort}
      onChange={(value) => {
        const sort = searchSorts.find((one) => one === value);
        if (sort !== undefined) onChange({ ...state, sort });
      }}
    />
  );
}

function NothingFound({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText("text-search");
  return (
    <div>
      <p>
        <strong>{t("nothing.title")}</strong>
      </p>
      <p>{t("nothing.why")}</p>
      {filtered ? (
        <Button variant="default" leftSection={<Icon name="close" size={14} />} onClick={onClear}>
          {t("nothing.clear")}
        </Button>
      ) : null}
    </div>
  );
}

type MoreProps = {
  readonly shown: number;
  readonly total: number;
  readonly more: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
};

function MoreHits({ shown, total, more, loading, onMore }: MoreProps) {
  const { t } = useText("text-search");
  const { number } = useFormat();
  if (total === 0) return null;
  return (
    <Group justify="space-between">
      <span>{t("shown", { shown: number(shown), total: number(total) })}</span>
      {more ? (
        <Button variant="default" loading={loading} onClick={onMore}>
          {t("more")}
        </Button>
      ) : null}
    </Group>
  );
}
