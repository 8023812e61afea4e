import { Button, Group, TextInput } from "@mantine/core";
import { useDebouncedValue, useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import styles from "./data-list.module.css";
import { ExportButton } from "./export-button.tsx";
import { Icon } from "./icon.tsx";
import { ListCount } from "./list-count.tsx";
import { type Filter, ListFilters } from "./list-filters.tsx";
import { ListLines, type TwoLines } from "./list-lines.tsx";
import { type ListState, nextSort } from "./list-state.ts";
import { type Column, ColumnsMenu, ListTable } from "./list-table.tsx";
import { ProblemPanel } from "./problem-panel.tsx";
import { SavedViews } from "./saved-views.tsx";
import { useCounts, useListState, usePages } from "./use-list.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { Waiting } from "./waiting.tsx";

export type { Filter } from "./list-filters.tsx";
export type { Column } from "./list-table.tsx";

export type ListAsk = Pick<ListState, "filters" | "sort"> & { readonly search: string };

export type DataListProps<Row> = {
  /** The question; its output is a `Page` of rows, its input takes `after` and `limit`. */
  readonly question: `${string}.${string}`;
  /** The question that counts the rows, in all and for each choice of a filter; takes the list's input without its order. */
  readonly counts?: `${string}.${string}`;
  /** What the list holds, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rowTo?: (row: Row) => string;
  /** How a row looks on a phone; the first two columns when left out. */
  readonly twoLines?: (row: Row) => TwoLines;
  readonly filters?: readonly Filter[];
  readonly defaultSort?: string;
  /** A box whose text is never put in the address: names are searched here. */
  readonly search?: { readonly label: string; readonly field: string };
  readonly input?: (ask: ListAsk) => Record<string, unknown>;
  /** False for short lists whose question gives everything at once. */
  readonly paged?: boolean;
  readonly empty: ReactNode;
  /** Offers saved views; only where the filters are the question's own inputs and the question allows `inAddress`. */
  readonly views?: boolean;
  /** Exports just this view. */
  readonly onExport?: (input: Record<string, unknown>) => Promise<void>;
  /** Menu of the files of just this view, in place of the one button. */
  readonly files?: (input: Record<string, unknown>) => ReactNode;
};

const noFilters: readonly Filter[] = [];

/** A list: filters as a sentence, sorting and columns of the reader's choice, fifty rows and then more. */
export function DataList<Row>(props: DataListProps<Row>) {
  const { columns, filters = noFilters, search, onExport, question, rowKey, rowTo } = props;
  const { t } = useText();
  const [state, setState] = useListState(filters, props.defaultSort);
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 300);
  const input = useMemo(
    () =>
      (props.input ?? defaultInput(search?.field))({
        filters: state.filters,
        sort: state.sort,
        search: text,
      }),
    [props.input, search?.field, state, text],
  );
  const { query, rows, total, withheld } = usePages<Row>(question, input, props.paged ?? true);
  const counts = useCounts(props.counts, input);
  const phone = useMediaQuery("(max-width: 47.99em)", undefined, { getInitialValueInEffect: false });
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const narrowed = Object.keys(state.filters).length > 0 || text !== "";

  return (
    <div ref={box}>
      <Group justify="space-between" gap="sm" mb="sm" data-print="no">
        <Group gap="sm" className={styles.narrow ?? ""}>
          {search ? (
            <TextInput
              aria-label={search.label}
              placeholder={search.label}
              leftSection={<Icon name="search" size={16} />}
              value={typed}
              dir="auto"
              autoComplete="off"
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          ) : null}
          <ListFilters
            filters={filters}
            counts={counts?.by}
            values={state.filters}
            onChange={(next) => setState({ ...state, filters: next })}
          />
        </Group>
        <Group gap="xs">
          {props.views ? <SavedViews list={question} state={state} onChange={setState} /> : null}
          {phone ? null : (
            <ColumnsMenu
              columns={columns}
              chosen={state.columns}
              onChange={(next) => setState({ ...state, columns: next })}
            />
          )}
          {onExport ? <ExportButton label={t("list.export")} onExport={() => onExport(input)} /> : null}
          {rows.length > 0 ? props.files?.(input) : null}
        </Group>
      </Group>
      {query.error ? <ProblemPanel problem={query.error} onRetry={() => query.refetch()} /> : null}
      {query.isPending ? <Waiting lines={6} /> : null}
      {query.isSuccess && rows.length === 0 ? narrowed ? <NothingLeft onClear={clear} /> : props.empty : null}
      {rows.length > 0 ? (
        <>
          {phone ? (
            <ListLines
              rows={rows}
              columns={columns}
              rowKey={rowKey}
              rowTo={rowTo}
              twoLines={props.twoLines}
              label={props.label}
            />
          ) : (
            <ListTable
              rows={rows}
              columns={columns}
              chosen={state.columns}
              sort={state.sort}
              onSort={(column) => setState({ ...state, sort: nextSort(state.sort, column) })}
              rowKey={rowKey}
              rowTo={rowTo}
              label={props.label}
            />
          )}
          <Group justify="space-between" mt="sm">
            <ListCount
              shown={rows.length}
              total={total ?? (counts && { value: counts.total, exact: true })}
              withheld={withheld}
              more={query.hasNextPage}
            />
            {query.hasNextPage ? (
              <Button
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => query.fetchNextPage()}
              >
                {t("list.more")}
              </Button>
            ) : null}
          </Group>
        </>
      ) : null}
    </div>
  );

  function clear(): void {
    setTyped("");
    setState({ ...state, filters: {} });
  }
}

function defaultInput(field: string | undefined) {
  return ({ filters, sort, search }: ListAsk): Record<string, unknown> => ({
    ...filters,
    ...(sort ? { sort } : {}),
    ...(field && search ? { [field]: search } : {}),
  });
}

function NothingLeft({ onClear }: { onClear: () => void }) {
  const { t } = useText();
  return (
    <div className={styles.nothing}>
      <p>{t("list.nothing-left")}</p>
      <Button variant="default" onClick={onClear}>
        {t("list.clear")}
      </Button>
    </div>
  );
}
