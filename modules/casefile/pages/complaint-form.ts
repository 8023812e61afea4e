import type { TFunction } from "i18next";
import { createElement } from "react";
import type { Lang } from "#kernel/words";
import { ColleaguesPicker, chosenColleagues } from "../../../web/components/colleagues-picker.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { nameIn } from "../../../web/i18n/name-in.ts";
import type { Contact } from "../complaints/complaint.ts";

type With = { readonly t: TFunction; readonly lang: Lang; readonly contacts: readonly Contact[] };

/** The form of a complaint: who hears it first, then what happened. */
export function lodgeFields({ t, lang, contacts }: With): Field[] {
  const words = (name: string) => t(`lodge-complaint.${name}`);
  return [
    {
      name: "contacts",
      label: words("contacts"),
      hint: words("contacts-hint"),
      kind: "choices",
      required: true,
      options: contacts.map(({ accountId, name, agency }) => ({
        value: accountId,
        label: joined(name, nameIn(agency, lang)),
      })),
    },
    {
      name: "told",
      label: words("told"),
      hint: words("told-hint"),
      kind: "long-text",
      required: true,
      maxLength: 50_000,
    },
    {
      name: "accused",
      label: words("accused"),
      kind: "custom",
      empty: [],
      render: (input) =>
        createElement(ColleaguesPicker, {
          ...input,
          name: "accused",
          label: words("accused"),
          hint: words("accused-hint"),
          most: 10,
        }),
    },
    { name: "who", label: words("who"), kind: "text", maxLength: 2000 },
    { name: "touches", label: words("touches"), hint: words("touches-hint"), kind: "text", maxLength: 20 },
  ];
}

export function lodgeInput({ accused, ...values }: Values): unknown {
  return {
    complaintId: crypto.randomUUID(),
    ...values,
    accused: chosenColleagues(accused).map(({ accountId }) => accountId),
  };
}
