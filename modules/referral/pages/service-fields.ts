import type { TFunction } from "i18next";
import type { Lang } from "#kernel/words";
import type { Field, Option, Values } from "../../../web/components/fields.ts";
import { languageField, shownIn, wordsOf } from "../../../web/components/words-fields.ts";
import { hoursText, readHours } from "../services/columns.ts";
import {
  acceptedSexes,
  hiddenKinds,
  personStatuses,
  type ServiceKind,
  serviceKinds,
} from "../words/lists.ts";
import type { Service, ServiceFacts } from "../words/service.ts";
import { languageOptions } from "./names.ts";

const choices = (t: TFunction, part: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: t(`${part}.${value}`) }));

/** The form of a service. */
export function serviceFields(
  t: TFunction,
  { lang, areas, providers }: { lang: Lang; areas: readonly Option[]; providers: readonly Option[] | null },
): Field[] {
  const line = (name: string, more: Partial<Field> = {}): Field =>
    ({ name, kind: "text", label: t(`field.${name}`), maxLength: 200, ...more }) as Field;
  return [
    ...(providers === null
      ? []
      : [
          {
            name: "providerId",
            kind: "choice",
            label: t("field.provider"),
            required: true,
            options: providers,
          } as Field,
        ]),
    languageField(t),
    line("name", { required: true }),
    line("key", { required: true, hint: t("field.key-hint"), maxLength: 80 }),
    {
      name: "kinds",
      kind: "choices",
      label: t("field.kinds"),
      required: true,
      options: choices(t, "kind", serviceKinds),
    },
    { name: "areas", kind: "choices", label: t("field.areas"), required: true, options: areas },
    {
      name: "languages",
      kind: "choices",
      label: t("field.languages"),
      required: true,
      options: languageOptions(lang),
    },
    { name: "interpreter", kind: "switch", label: t("field.interpreter") },
    {
      name: "sexes",
      kind: "choices",
      label: t("field.sexes"),
      hint: t("field.sexes-hint"),
      options: choices(t, "sex", acceptedSexes),
    },
    { name: "ageFrom", kind: "number", label: t("field.ageFrom"), required: true },
    { name: "ageTo", kind: "number", label: t("field.ageTo"), required: true },
    { name: "families", kind: "switch", label: t("field.families") },
    { name: "disability", kind: "switch", label: t("field.disability") },
    {
      name: "statuses",
      kind: "choices",
      label: t("field.statuses"),
      hint: t("field.statuses-hint"),
      options: choices(t, "status", personStatuses),
    },
    { name: "capacity", kind: "number", label: t("field.capacity"), hint: t("field.capacity-hint") },
    line("hours", { hint: t("field.hours-hint"), required: true }),
    line("dutyPhone", { maxLength: 40 }),
    { name: "secret", kind: "switch", label: t("field.secret"), hint: t("field.secret-hint") },
    line("address", { hint: t("field.open-hint"), maxLength: 500 }),
    line("phone", { maxLength: 40 }),
    { name: "email", kind: "email", label: t("field.email") },
    line("web", { maxLength: 300 }),
    {
      name: "conditions",
      kind: "long-text",
      label: t("field.conditions"),
      hint: t("field.conditions-hint"),
      maxLength: 2000,
    },
    { name: "verifyEvery", kind: "number", label: t("field.verifyEvery"), required: true },
  ];
}

export const newService = (lang: Lang): Values => ({
  lang,
  kinds: [],
  areas: [],
  languages: [lang],
  ageFrom: 0,
  ageTo: 120,
  hours: "always",
  secret: true,
  verifyEvery: 90,
});

/** A service as the form shows it. */
export function serviceValues({ content, ...service }: Service, lang: Lang): Values {
  const { accepts } = content;
  return {
    lang: content.name.lang,
    name: shownIn(content.name, content.name.lang),
    key: service.key,
    providerId: service.providerId,
    kinds: service.kinds,
    areas: service.areas,
    languages: content.languages,
    interpreter: content.interpreter,
    ...accepts,
    capacity: service.capacity ?? "",
    hours: hoursText(content.hours),
    dutyPhone: content.dutyPhone ?? "",
    secret: service.secret,
    address: content.address ?? "",
    phone: content.phone ?? "",
    email: content.email ?? "",
    web: content.web ?? "",
    conditions: shownIn(content.conditions, lang),
    verifyEvery: service.verifyEvery,
  };
}

const whole = (value: unknown): number | null => (typeof value === "number" ? value : null);
const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** What the form says of a service; hours that cannot be read are left to the server's refusal. */
export function serviceOf(values: Values, before: Service | null): ServiceFacts {
  const kinds = values.kinds as ServiceKind[];
  const secret = values.secret === true || kinds.some((kind) => hiddenKinds.includes(kind));
  const open = Object.fromEntries(
    (["address", "phone", "email", "web"] as const).flatMap((name) =>
      !secret && text(values[name]) !== "" ? [[name, text(values[name])]] : [],
    ),
  );
  const conditions = wordsOf(values, "conditions", before?.content.conditions);
  const name = wordsOf(values, "name", before?.content.name);
  const hours = readHours(text(values.hours));
  return {
    providerId: before?.providerId ?? String(values.providerId),
    key: text(values.key).toLowerCase(),
    kinds,
    areas: values.areas as string[],
    secret,
    capacity: whole(values.capacity),
    verifyEvery: whole(values.verifyEvery) ?? 90,
    content: {
      name: name ?? { lang: "en", text: "", translations: {} },
      languages: values.languages as string[],
      interpreter: values.interpreter === true,
      accepts: {
        sexes: values.sexes as ServiceFacts["content"]["accepts"]["sexes"],
        ageFrom: whole(values.ageFrom) ?? 0,
        ageTo: whole(values.ageTo) ?? 120,
        families: values.families === true,
        disability: values.disability === true,
        statuses: values.statuses as ServiceFacts["content"]["accepts"]["statuses"],
      },
      hours: hours ?? { always: false, spans: [{ days: [], from: text(values.hours), to: "" }] },
      ...(text(values.dutyPhone) === "" ? {} : { dutyPhone: text(values.dutyPhone) }),
      ...open,
      ...(conditions === undefined ? {} : { conditions }),
    },
  };
}
