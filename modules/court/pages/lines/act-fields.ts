import type { TFunction } from "i18next";
import type { Field, Values } from "../../../../web/components/fields.ts";

/** The fields that every act has; an amount where it moves money. */
export function actFields(
  t: TFunction,
  { reason, amount }: { reason?: boolean; amount?: "asked" | "required" },
): Field[] {
  return [
    { name: "on", label: t("input.day"), kind: "date", required: true },
    { name: "by", label: t("input.by"), kind: "text", required: true, maxLength: 300 },
    ...(amount === undefined
      ? []
      : [
          {
            name: "amount",
            label: t("input.amount"),
            kind: "text",
            hint: t("input.amount-hint"),
            required: amount === "required",
            maxLength: 40,
          } as const,
        ]),
    {
      name: "reason",
      label: t("input.reason"),
      kind: "long-text",
      required: reason === true,
      maxLength: 5000,
    },
  ];
}

/** An amount as it is typed, `900.50 EUR`; what cannot be read is sent as it stands and refused with a sentence. */
export function moneyOf(typed: unknown) {
  const found = /^\s*(\S+)\s*([A-Za-z]{3})?\s*$/.exec(String(typed ?? ""));
  if (found === null) return undefined;
  return { amount: (found[1] ?? "").replace(",", "."), currency: (found[2] ?? "").toUpperCase() };
}

/** What every act sends; only what was filled in. */
export function actOf({ on, by, reason, amount }: Values) {
  const money = moneyOf(amount);
  return {
    actId: crypto.randomUUID(),
    on,
    by,
    ...(reason ? { reason } : {}),
    ...(money === undefined ? {} : { amount: money }),
  };
}

/** Values that were filled in. */
export function filled(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined),
  );
}

export function choices(
  t: TFunction,
  name: string,
  {
    label,
    codes,
    words,
    several = false,
    required = true,
  }: {
    label: string;
    codes: readonly string[];
    words: string;
    several?: boolean;
    required?: boolean;
  },
): Field {
  const options = codes.map((value) => ({ value, label: t(`${words}.${value}`) }));
  return { name, label, kind: several ? "choices" : "choice", options, required };
}
