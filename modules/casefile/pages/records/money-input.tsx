import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Money } from "#kernel/words";
import type { CustomInput } from "../../../../web/components/fields.ts";

type Wish = CustomInput & { readonly label: string; readonly hint: string; readonly required: boolean };

function textOf(value: unknown): string {
  const money = Money.safeParse(value);
  return money.success ? `${money.data.amount} ${money.data.currency}` : "";
}

/** An amount with its currency in one box: `900.50 EUR`. What is not read yet is sent as it stands and refused with a sentence. */
export function MoneyInput({ value, onChange, error, label, hint, required }: Wish) {
  const [typed, setTyped] = useState(textOf(value));
  function take(text: string): void {
    setTyped(text);
    const found = /^\s*(-?[\d.,\s]+?)\s*([A-Za-z]{3})?\s*$/.exec(text);
    if (text.trim() === "") {
      onChange(null);
      return;
    }
    const amount = (found?.[1] ?? text)
      .replace(/\s/g, "")
      .replace(/,(?=\d{1,2}$)/, ".")
      .replaceAll(",", "");
    onChange({ amount, currency: (found?.[2] ?? "").toUpperCase() });
  }
  return (
    <TextInput
      label={label}
      description={hint}
      withAsterisk={required}
      value={typed}
      dir="ltr"
      error={error}
      maxLength={40}
      onChange={(event) => take(event.currentTarget.value)}
    />
  );
}
