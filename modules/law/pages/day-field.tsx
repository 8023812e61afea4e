import { TextInput } from "@mantine/core";
import { useState } from "react";

export type DayFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string | undefined) => void;
  readonly max?: string;
  readonly hint?: string;
};

const whole = /^(19|20)\d{2}-\d{2}-\d{2}$/;

/** A day of the page's address; while it is being typed nothing is asked. */
export function DayField({ label, value, onChange, max, hint }: DayFieldProps) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  return (
    <TextInput
      type="date"
      label={label}
      description={hint}
      value={typed}
      max={max}
      dir="ltr"
      w={180}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        if (next === "") onChange(undefined);
        else if (whole.test(next)) onChange(next);
      }}
    />
  );
}

/** A day of the address, or today. */
export function dayOf(text: string | undefined): string {
  return text !== undefined && whole.test(text) ? text : new Date().toISOString().slice(0, 10);
}
