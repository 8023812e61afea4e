import { NumberInput, Textarea, TextInput } from "@mantine/core";
import type { Reply } from "../../screening.ts";

type Value = Reply["value"];
type Props = {
  readonly kind: string;
  readonly label: string;
  readonly value: Value;
  readonly onValue: (value: string | number | undefined) => void;
};

/** A text, a number or a day. */
export function ValueField({ kind, label, value, onValue }: Props) {
  const text = value === undefined ? "" : String(value);
  if (kind === "number")
    return (
      <NumberInput
        my="xs"
        size="md"
        label={label}
        hideControls
        value={text}
        onChange={(next) => onValue(next === "" || Number.isNaN(Number(next)) ? undefined : Number(next))}
      />
    );
  const shared = { my: "xs", size: "md", label, value: text } as const;
  if (kind === "note")
    return (
      <Textarea
        {...shared}
        autosize
        maxLength={4000}
        onChange={(event) => onValue(event.currentTarget.value || undefined)}
      />
    );
  return (
    <TextInput
      {...shared}
      type={kind === "date" ? "date" : "text"}
      maxLength={4000}
      autoComplete="off"
      onChange={(event) => onValue(event.currentTarget.value || undefined)}
    />
  );
}
