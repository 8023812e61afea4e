import { Button, Radio, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { call } from "../../../../web/api/call.ts";
import { asProblem, type Problem } from "../../../../web/api/problem.ts";
import { FieldInput } from "../../../../web/components/field-input.tsx";
import { emptyValue, inputOf, missing, type Values } from "../../../../web/components/fields.ts";
import { Notice } from "../../../../web/components/notice.tsx";
import { problemText } from "../../../../web/components/problem-text.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { answerFields } from "./answer-fields.ts";
import { choicesOf } from "./names.ts";

type Props = { readonly link: string; readonly answerKey: string; readonly onDone: () => void };
const words = ["accept", "refuse", "propose"] as const;
type Word = (typeof words)[number];

/** Yes, no, or something else instead; sent once. */
export function HandOverAnswer({ link, answerKey, onDone }: Props) {
  const { t } = useText("referral");
  const { t: shared } = useText();
  const [word, setWord] = useState<Word>("accept");
  const [values, setValues] = useState<Values>({});
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fields = answerFields(t)[word];

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const lacking = missing(fields, values, new Set());
    setWrong(lacking);
    if (lacking.length > 0) return;
    setBusy(true);
    setProblem(null);
    try {
      const answer = { ...inputOf(fields, values, new Set()), word };
      await call("referral.answer-hand-over", { link, answerKey, answer });
      onDone();
    } catch (thrown) {
      setProblem(asProblem(thrown, "referral.answer-hand-over"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <Radio.Group
          label={t("hand-over-page.answer")}
          value={word}
          onChange={(next) => setWord(words.find((one) => one === next) ?? "accept")}
        >
          <Stack gap="xs" mt="xs">
            {choicesOf(t, "answer-word", words).map(({ value, label }) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        {fields.map((field) => (
          <FieldInput
            key={`${word} ${field.name}`}
            field={field}
            value={values[field.name] ?? emptyValue(field)}
            error={wrong.includes(field.name) ? shared("form.required") : undefined}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        {problem ? <Notice kind="attention" live title={problemText(shared, problem)} /> : null}
        <Button type="submit" loading={busy}>
          {t("hand-over-page.send")}
        </Button>
      </Stack>
    </form>
  );
}
