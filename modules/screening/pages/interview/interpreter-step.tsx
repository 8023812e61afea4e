import { Button, Checkbox, Stack, TextInput } from "@mantine/core";
import { Notice } from "../../../../web/components/notice.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type InterpreterCheck, interpreterProblems } from "../../screening.ts";
import { Choice } from "./choice.tsx";
import type { StepProps } from "./interview.tsx";
import { useOptions, yesNoUnknown } from "./use-options.ts";

const sexes = ["female", "male", "no-wish", "not-asked"] as const;
const doubts = ["knownToPerson", "sameTownOrGroup", "conflict"] as const;

/** S12: each interpreter is checked, and changed at any time the person asks. */
export function InterpreterStep({ note, change }: StepProps) {
  const { t } = useText("notes");
  const { interpreters, lang } = note.interview;
  const numbered = interpreters.map((check, at) => ({ check, at }));
  const set = (next: readonly InterpreterCheck[]) =>
    change((one) => ({ ...one, interview: { ...one.interview, interpreters: [...next] } }));
  const fresh: InterpreterCheck = {
    ...{ code: "?", lang, knownToPerson: "unknown", sameTownOrGroup: "unknown", sexWished: "not-asked" },
    ...{ sexFits: "unknown", oath: false, conflict: "unknown" },
  };
  return (
    <Stack gap="md">
      <p>{t("interpreter.about")}</p>
      {numbered.map(({ check, at }) => (
        <One
          key={at}
          check={check}
          set={(more) => set(interpreters.map((one, place) => (place === at ? { ...one, ...more } : one)))}
        />
      ))}
      {interpreters.every((check) => check.changedAt !== undefined) ? (
        <Button size="md" variant="default" onClick={() => set([...interpreters, fresh])}>
          {t("interpreter.add")}
        </Button>
      ) : null}
    </Stack>
  );
}

type OneProps = { readonly check: InterpreterCheck; readonly set: (more: Partial<InterpreterCheck>) => void };

function One({ check, set }: OneProps) {
  const { t } = useText("notes");
  const options = useOptions("answer", yesNoUnknown);
  const sex = useOptions("interpreter.sex-is", sexes);
  const problems = interpreterProblems(check);
  return (
    <section>
      <TextInput
        size="md"
        label={t("interpreter.code")}
        maxLength={60}
        value={check.code === "?" ? "" : check.code}
        onChange={(event) => set({ code: event.currentTarget.value || "?" })}
      />
      {doubts.map((name) => (
        <Choice
          key={name}
          label={t(`interpreter.${name}`)}
          options={options}
          value={check[name]}
          onChoose={(value) => set({ [name]: value ?? "unknown" })}
        />
      ))}
      <Choice
        label={t("interpreter.sexWished")}
        options={sex}
        value={check.sexWished}
        onChoose={(value) => set({ sexWished: (value ?? "not-asked") as InterpreterCheck["sexWished"] })}
      />
      <Choice
        label={t("interpreter.sexFits")}
        options={options}
        value={check.sexFits}
        onChoose={(value) => set({ sexFits: (value ?? "unknown") as InterpreterCheck["sexFits"] })}
      />
      <Checkbox
        size="md"
        my="sm"
        label={t("interpreter.oath")}
        checked={check.oath}
        onChange={(event) => set({ oath: event.currentTarget.checked })}
      />
      {problems.length > 0 ? (
        <Notice kind="attention" title={t("interpreter.not-this-one")} live>
          {problems.map((problem) => t(`interpreter.problem.${problem}`)).join(" ")}
        </Notice>
      ) : null}
      {check.changedAt === undefined ? (
        <Button variant="default" mt="sm" onClick={() => set({ changedAt: new Date().toISOString() })}>
          {t("interpreter.change")}
        </Button>
      ) : null}
    </section>
  );
}
