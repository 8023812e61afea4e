import { NumberInput, Stack, TextInput } from "@mantine/core";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { AccountWish, Interview, PersonTold } from "../../screening.ts";
import { Choice } from "./choice.tsx";
import type { StepProps } from "./interview.tsx";
import { useOptions, yesNoUnknown } from "./use-options.ts";

const sexes = ["female", "male", "other", "unknown"] as const;
const sheets = ["paper", "message", "nothing", "not-asked"] as const;

/** Coded facts, a name only where it is needed, the person's own sheet (S8), and whether they want to tell (S7). */
export function PersonStep({ note, change }: StepProps) {
  const { t } = useText("notes");
  const { person, sheet } = note.interview;
  const sex = useOptions("person.sex-is", sexes);
  const wished = useOptions("person.sheet-is", sheets);
  const could = useOptions("answer", yesNoUnknown);
  const wants = [
    { value: "yes", label: t("answer.yes") },
    { value: "no", label: t("answer.no") },
    { value: "later", label: t("person.later") },
  ];
  const setPerson = (more: Partial<PersonTold>) =>
    change((one) => ({
      ...one,
      interview: { ...one.interview, person: { ...one.interview.person, ...more } },
    }));
  const setName = (more: { given?: string; family?: string }) =>
    change((one) => ({ ...one, name: { ...one.name, ...more } }));
  const setAccount = (more: Partial<AccountWish>) =>
    change((one) => ({ ...one, account: { could: "unknown", wants: "not-asked", ...one.account, ...more } }));
  return (
    <Stack gap="sm">
      <p>{t("person.about")}</p>
      <Choice
        label={t("person.sex")}
        options={sex}
        value={person.sex}
        onChoose={(value) => setPerson({ sex: (value ?? "unknown") as PersonTold["sex"] })}
      />
      <NumberInput
        size="md"
        label={t("person.year")}
        min={1880}
        max={2200}
        hideControls
        value={person.yearOfBirth ?? ""}
        onChange={(value) => {
          const year = Number(value);
          const { yearOfBirth: _, ...rest } = person;
          const whole = Number.isInteger(year) && year >= 1880 && year <= 2200;
          change((one) => ({
            ...one,
            interview: { ...one.interview, person: whole ? { ...rest, yearOfBirth: year } : rest },
          }));
        }}
      />
      <TextInput
        size="md"
        label={t("person.given")}
        maxLength={200}
        autoComplete="off"
        value={note.name?.given ?? ""}
        onChange={(event) => setName({ given: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t("person.family")}
        maxLength={200}
        autoComplete="off"
        value={note.name?.family ?? ""}
        onChange={(event) => setName({ family: event.currentTarget.value })}
      />
      <Choice
        label={t("person.sheet")}
        options={wished}
        value={sheet}
        onChoose={(value) =>
          change((one) => ({
            ...one,
            interview: { ...one.interview, sheet: (value ?? "not-asked") as Interview["sheet"] },
          }))
        }
      />
      <Choice
        label={t("person.could")}
        options={could}
        value={note.account?.could ?? null}
        onChoose={(value) => setAccount({ could: (value ?? "unknown") as AccountWish["could"] })}
      />
      <Choice
        label={t("person.wants")}
        options={wants}
        value={note.account?.wants ?? null}
        onChoose={(value) => setAccount({ wants: (value ?? "not-asked") as AccountWish["wants"] })}
      />
      <p>{t("person.account-about")}</p>
    </Stack>
  );
}
