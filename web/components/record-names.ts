import { createContext, useContext } from "react";

/** What a record of a dossier is called on its page, and the id of the element that shows it. */
export type RecordName = { readonly name: string; readonly anchor: string };

const Names = createContext<ReadonlyMap<string, RecordName>>(new Map());

/** Tells the shared sections of a dossier's page what its records are called: a task names the exhibit that it is about. */
export const RecordNames = Names.Provider;

export function useRecordName(recordId: string | null): RecordName | undefined {
  const names = useContext(Names);
  return recordId === null ? undefined : names.get(recordId);
}
