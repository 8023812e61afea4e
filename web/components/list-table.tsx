import { Button, Menu } from "@mantine/core";
import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import { useText } from "../i18n/use-text.ts";
import styles from "./data-list.module.css";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { ScrollBox } from "./scroll-box.tsx";

export type Column<Row> = {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** The question can sort by it. */
  readonly sortable?: boolean;
  readonly numeric?: boolean;
  /** Shown only when the reader chooses it. */
  readonly hidden?: boolean;
};

const features = tableFeatures({ columnVisibilityFeature });

export type ListTableProps<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly chosen: readonly string[] | undefined;
  readonly sort: string | undefined;
  readonly onSort: (column: string) => void;
  readonly rowKey: (row: Row) => string;
  readonly rowTo: ((row: Row) => string) | undefined;
  readonly label: string;
};

function isShown<Row>(column: Column<Row>, chosen: readonly string[] | undefined): boolean {
  return chosen ? chosen.includes(column.id) : !column.hidden;
}

/** So many letters at most have a date and other short values, which are read worse on two lines. */
const shortText = 16;

function unbroken(cell: ReactNode): ReactNode {
  const short = typeof cell === "string" && cell.length <= shortText;
  return short ? <span className={styles.short}>{cell}</span> : cell;
}

/** A list on a desk: one table whose first column leads to the row's page. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { rows, columns, chosen, sort, onSort, rowKey, rowTo, label } = props;
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, { row: Row }>();
    return columns.map((column) =>
      helper.display({
        id: column.id,
        header: column.label,
        cell: ({ row }) => unbroken(column.cell(row.original.row)),
      }),
    );
  }, [columns]);
  const data = useMemo(() => rows.map((row) => ({ row })), [rows]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map((column) => [column.id, isShown(column, chosen)])),
    [columns, chosen],
  );
  const table = useTable({
    features,
    data,
    columns: definitions as ColumnDef<typeof features, { row: Row }>[],
    getRowId: ({ row }) => rowKey(row),
    state: { columnVisibility },
  });
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    <ScrollBox label={label}>
      <table className={styles.table}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <Heading key={header.id} column={byId.get(header.column.id)} sort={sort} onSort={onSort} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-row="">
              {row.getVisibleCells().map((cell, place) => (
                <td key={cell.id} data-numeric={byId.get(cell.column.id)?.numeric}>
                  {place === 0 && rowTo ? (
                    <Link to={rowTo(row.original.row)} data-main="">
                      <table.FlexRender cell={cell} />
                    </Link>
                  ) : (
                    <table.FlexRender cell={cell} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

type HeadingProps = {
  readonly column:
    | { readonly id: string; readonly label: string; readonly sortable?: boolean; readonly numeric?: boolean }
    | undefined;
  readonly sort: string | undefined;
  readonly onSort: (column: string) => void;
};

function Heading({ column, sort, onSort }: HeadingProps) {
  if (!column) return null;
  const up = sort === column.id;
  const down = sort === `-${column.id}`;
  if (!column.sortable) {
    return (
      <th scope="col" data-numeric={column.numeric}>
        {column.label}
      </th>
    );
  }
  return (
    <th scope="col" data-numeric={column.numeric} aria-sort={up ? "ascending" : down ? "descending" : "none"}>
      <button type="button" className={styles.heading} onClick={() => onSort(column.id)}>
        {column.label}
        {up || down ? <Icon name={up ? "up" : "down"} size={14} /> : null}
      </button>
    </th>
  );
}

export type ColumnsMenuProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (chosen: readonly string[] | undefined) => void;
};

/** Which columns to show; the first one always stays, since it leads to the row. */
export function ColumnsMenu<Row>({ columns, chosen, onChange }: ColumnsMenuProps<Row>) {
  const { t } = useText();
  const shown = columns.filter((column) => isShown(column, chosen)).map((column) => column.id);
  function flip(id: string): void {
    const next = columns
      .map((column) => column.id)
      .filter((one) => (one === id ? !shown.includes(id) : shown.includes(one)));
    const usual = columns.filter((column) => !column.hidden).map((column) => column.id);
    onChange(next.join() === usual.join() ? undefined : next);
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-sm" leftSection={<Icon name="columns" size={14} />}>
          {t("list.columns")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.slice(1).map((column) => (
          <Menu.CheckboxItem
            key={column.id}
            checked={shown.includes(column.id)}
            onChange={() => flip(column.id)}
          >
            {column.label}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
