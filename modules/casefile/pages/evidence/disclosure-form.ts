import type { TFunction } from "i18next";
import { createElement } from "react";
import type { Field, Values } from "../../../../web/components/fields.ts";
import { grounds } from "../../disclosure/disclosure.ts";
import { linesOf, RowsInput, rowsOf } from "../records/rows-input.tsx";

/** What one mark says: words and perhaps a page, ground, authority, and whether it may help the defence. */
function markFields(t: TFunction): Field[] {
  return [
    { name: "phrase", label: t("disclosure.phrase"), kind: "text", required: true, maxLength: 300 },
    { name: "page", label: t("disclosure.page"), kind: "number" },
    {
      name: "ground",
      label: t("disclosure.ground"),
      kind: "choice",
      required: true,
      options: grounds.map((ground) => ({ value: ground, label: t(`ground.${ground}`) })),
    },
    { name: "authority", label: t("disclosure.authority"), kind: "text", required: true, maxLength: 300 },
    { name: "helpsDefence", label: t("disclosure.helps"), kind: "switch" },
    {
      name: "courtTold",
      label: t("disclosure.court-told"),
      kind: "text",
      maxLength: 300,
      hint: t("disclosure.court-told-hint"),
    },
  ];
}

export function disclosureFields(t: TFunction): Field[] {
  const label = t("disclosure.marks");
  return [
    { name: "recipient", label: t("disclosure.recipient"), kind: "text", required: true, maxLength: 300 },
    { name: "whole", label: t("disclosure.whole"), kind: "switch" },
    {
      name: "marks",
      label,
      kind: "custom",
      empty: [],
      render: (input) => createElement(RowsInput, { ...input, label, fields: markFields(t) }),
    },
  ];
}

/** Names that were found, as marks that wait for their authority. */
export function proposedMarks(items: readonly { phrase: string }[]) {
  return linesOf(
    items.map(({ phrase }) => ({
      phrase,
      ground: "identity-of-protected-person",
      authority: "",
      helpsDefence: false,
    })),
  );
}

export function disclosureInput(
  t: TFunction,
  values: Values,
  ids: { disclosureId: string; evidenceId: string },
) {
  const whole = values.whole === true;
  return {
    ...ids,
    recipient: values.recipient,
    whole,
    marks: whole ? [] : rowsOf(values.marks, markFields(t)),
  };
}
