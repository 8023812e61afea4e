import type { TFunction } from "i18next";
import type { Lang } from "#kernel/words";
import type { ActionWish } from "../../../../web/components/action-dialog.tsx";
import type { Field, Option } from "../../../../web/components/fields.ts";
import type { Interview } from "../../interviews/interview.ts";
import { topics } from "../../interviews/statement.ts";
import type { RecordSpec } from "../../records/spec.ts";
import { recordFields, recordInput } from "../records/record-form.ts";
import { optionsOf } from "../vocabulary.ts";

/** What stands beside the words of a statement, as a form. */
const besideSpec: RecordSpec = {
  kind: "statement",
  noun: "statement",
  nouns: "statements",
  about: "a statement",
  person: "required",
  fields: [
    { name: "takenOn", kind: "date", required: true },
    { name: "takenBy", kind: "text", required: true },
  ],
};
const topicsSpec: RecordSpec = {
  ...besideSpec,
  person: "none",
  fields: [
    {
      name: "topics",
      kind: "rows",
      fields: [
        { name: "topic", kind: "choice", list: topics, words: "topic", required: true },
        { name: "place", kind: "text" },
      ],
    },
  ],
};

type With = { readonly t: TFunction; readonly lang: Lang };

export function wordsFields({ t, lang }: With): Field[] {
  return [
    { name: "words", label: t("statements.words"), kind: "long-text", required: true, maxLength: 400_000 },
    ...recordFields(topicsSpec, t, { lang, people: [] }),
  ];
}

/** Words and topics as they are sent. */
export function wordsInput(values: Record<string, unknown>, { t, lang }: With) {
  const { content } = recordInput(topicsSpec, { topics: values.topics }, { t, lang });
  return { words: values.words, topics: content.topics ?? [] };
}

/** Takes down a statement: in an interview of which person and day are known, or an earlier one of anybody in the case. */
export function recordStatementWish(
  { t, lang }: With,
  of: { readonly interview: Interview } | { readonly caseId: string; readonly people: Option[] },
): Omit<ActionWish, "action" | "label" | "done"> {
  const known = "interview" in of ? of.interview : null;
  const people = "people" in of ? of.people : [];
  const [person, ...beside] = recordFields(besideSpec, t, { lang, people });
  return {
    ...(known === null
      ? {}
      : { about: t(`statements.phase-${known.state === "free-account" ? "free" : "questions"}`) }),
    fields: [
      ...(known !== null || person === undefined ? [] : [person]),
      ...beside,
      {
        name: "lang",
        label: t("statements.lang"),
        kind: "choice",
        required: true,
        options: optionsOf("language", lang),
      },
      { name: "interpreted", label: t("statements.interpreted"), kind: "switch" },
      ...wordsFields({ t, lang }),
    ],
    initial:
      known === null
        ? {}
        : {
            takenOn: known.startsAt.slice(0, 10),
            takenBy: known.interviewers.map(({ name }) => name).join(", "),
          },
    input: (values) => ({
      caseId: known?.caseId ?? ("caseId" in of ? of.caseId : ""),
      participantId: known?.participantId ?? values.participantId,
      interviewId: known?.interviewId ?? null,
      statementId: crypto.randomUUID(),
      takenOn: values.takenOn,
      takenBy: values.takenBy,
      lang: values.lang,
      interpreted: values.interpreted === true,
      ...wordsInput(values, { t, lang }),
    }),
  };
}
