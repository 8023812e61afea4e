import type { TFunction } from "i18next";
import { createElement } from "react";
import { type Field, inputOf, type Values } from "../../../../web/components/fields.ts";
import { grounds } from "../../disclosure/disclosure.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { linesOf, RowsInput, rowsOf } from "../records/rows-input.tsx";
import { PlacesInput, placeLines } from "./places-input.tsx";

/** What one mark of words says: the words, perhaps a page, and why. */
function markFields(t: TFunction): Field[] {
  return [
    { name: "phrase", label: t("disclosure.phrase"), kind: "text", required: true, maxLength: 300 },
    { name: "page", label: t("disclosure.page"), kind: "number" },
    ...whyFields(t),
  ];
}

/** Why something is withheld: ground, authority, and whether it may help the defence. */
function whyFields(t: TFunction): Field[] {
  return [
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

/** Places are marked only where pages can be drawn. */
export function disclosureFields(t: TFunction, evidence: Evidence): Field[] {
  const label = t("disclosure.marks");
  const { evidenceId, pages, shownAs } = evidence;
  const places = t("disclosure.places");
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
    ...(shownAs === "pdf" ? [placesField()] : []),
  ];

  function placesField(): Field {
    const more = { label: places, evidenceId, pages, fields: whyFields(t) };
    return {
      name: "places",
      label: places,
      kind: "custom",
      empty: [],
      render: (input) => createElement(PlacesInput, { ...input, ...more }),
    };
  }
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
    marks: whole ? [] : [...rowsOf(values.marks, markFields(t)), ...placesOf(values.places, whyFields(t))],
  };
}

function placesOf(value: unknown, fields: readonly Field[]) {
  return placeLines(value).map(({ rect: { page, ...rect }, values }) => ({
    ...inputOf(fields, values, new Set()),
    page,
    rect,
  }));
}
