import { sql } from "kysely";

/** Where documents of one right lie: the table of what stands, its versions, and what other agencies read. */
export type Home = {
  readonly right: "law.edit" | "law.assess";
  readonly stands: ReturnType<typeof sql.table>;
  readonly versions: ReturnType<typeof sql.table>;
  readonly shared: ReturnType<typeof sql.table>;
};

/** Acts, action plans and drafting missions. */
export const records: Home = {
  right: "law.edit",
  stands: sql.table("law.record"),
  versions: sql.table("law.record_version"),
  shared: sql.table("law.record_shared"),
};

/** Needs assessments with a toolkit. */
export const sheets: Home = {
  right: "law.assess",
  stands: sql.table("law.sheet"),
  versions: sql.table("law.sheet_version"),
  shared: sql.table("law.sheet_shared"),
};

/** Kinds of documents, and where each lies. */
export const homeOf = { act: records, plan: records, drafting: records, sheet: sheets } as const;
export type RecordKind = keyof typeof homeOf;
