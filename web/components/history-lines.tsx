import { Text } from "@mantine/core";
import type { TFunction } from "i18next";
import type { OutputOf } from "#kernel/action";
import type { listHistory } from "../../kernel/history/door.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./dossier-page.module.css";

export type HistoryItem = OutputOf<typeof listHistory>["items"][number];

/** What happened to a dossier, newest first: who, when, which fields. */
export function HistoryLines({ items, detailed }: { items: readonly HistoryItem[]; detailed?: boolean }) {
  const { t } = useText();
  const { ago, dateTime, list } = useFormat();
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.historyId}>
          <Text component="bdi" size="sm">
            {["person", "token"].includes(item.actor.kind) ? item.actor.name : t(`actor.${item.actor.kind}`)}
          </Text>
          <div className={styles.quiet}>
            <time dateTime={item.at} title={dateTime(item.at)}>
              {detailed ? dateTime(item.at) : ago(item.at)}
            </time>
            {` · ${t(`history.${item.operation}`, { what: tableName(t, item.table) })}`}
          </div>
          {item.changes.length > 0 && item.operation === "update" ? (
            <div className={styles.quiet}>
              {list(item.changes.map((change) => fieldName(t, item.table, change.field)))}
            </div>
          ) : null}
          {detailed && item.operation === "update" ? <Changes item={item} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Changes({ item }: { item: HistoryItem }) {
  const { t } = useText();
  return item.changes.map((change) => {
    const place = { table: item.table, field: change.field };
    return (
      <Text key={change.field} size="sm">
        <bdi>{fieldName(t, item.table, change.field)}</bdi>
        {": "}
        {change.sealed
          ? t("history.sealed")
          : t("history.from-to", {
              from: plain(t, { ...place, value: change.from }),
              to: plain(t, { ...place, value: change.to }),
            })}
      </Text>
    );
  });
}

type Say = (key: string, options: { defaultValue: string }) => string;

/** A value in the module's words (`casefile:state.open`) where it has one, else as it stands. */
function plain(
  t: TFunction,
  { table, field, value }: { table: string; field: string; value: unknown },
): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value !== "string") return JSON.stringify(value);
  if (!/^[a-z][a-z0-9_-]*$/.test(value)) return value;
  const [module = ""] = table.split(".");
  return (t as unknown as Say)(`${module}:${field.replaceAll("_", "-")}.${value}`, { defaultValue: value });
}

/** `casefile:field.closing_note` in the module's words, else the bare name. */
function fieldName(t: TFunction, table: string, field: string): string {
  const [module = ""] = table.split(".");
  return (t as unknown as Say)(`${module}:field.${field}`, { defaultValue: field.replaceAll("_", " ") });
}

/** `casefile:table.case_file` in the module's words; a table of one compartment (`note.note_support`) by its noun; else the bare name. */
function tableName(t: TFunction, table: string): string {
  const [module = "", name = ""] = table.split(".");
  const say = t as unknown as Say;
  const noun = say(`${module}:table.${name.split("_")[0] ?? ""}`, {
    defaultValue: name.replaceAll("_", " "),
  });
  return say(`${module}:table.${name}`, { defaultValue: noun });
}
