import { Button, Checkbox, Group, MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import { readWish } from "../search/read-wish.ts";
import { personStatuses, serviceKinds } from "../words/lists.ts";
import type { Wish } from "../words/wish.ts";
import { languageOptions, type useAreas } from "./names.ts";
import styles from "./referral.module.css";

/** When it must be open: tonight at nine, now, or at any hour, by the clock of this device. */
export type When = "tonight" | "now" | "any";

export function hourOf(when: When, now = new Date()): Wish["at"] {
  if (when === "any") return undefined;
  const day = ((now.getDay() + 6) % 7) + 1;
  const minute = now.getHours() * 60 + now.getMinutes();
  return { day, minute: when === "tonight" ? Math.max(minute, 21 * 60) : minute };
}

export type Draft = Omit<Wish, "at"> & { readonly when: When };

type Props = {
  readonly draft: Draft;
  readonly areas: ReturnType<typeof useAreas>;
  readonly onChange: (draft: Draft) => void;
  readonly onSearch: (draft: Draft) => void;
};

/** What is looked for: a sentence, read on this device, and the same as a form. */
export function WishForm({ draft, areas, onChange, onSearch }: Props) {
  const { t } = useText("referral");
  const { lang } = areas;
  const [sentence, setSentence] = useState("");
  const [left, setLeft] = useState<readonly string[]>([]);
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });

  function read(event: FormEvent): void {
    event.preventDefault();
    const here = draft.area ?? areas.own ?? undefined;
    const understood = readWish(sentence, {
      areas: areas.items.map(({ code, name }) => ({
        code,
        names: [name.text, ...Object.values(name.translations)],
      })),
      here,
    });
    const when: When =
      understood.when === "night" ? "tonight" : understood.when === "now" ? "now" : draft.when;
    const { at: _at, ...wish } = understood.wish;
    const next: Draft = {
      ...wish,
      ...(wish.area === undefined && here !== undefined ? { area: here } : {}),
      when,
    };
    setLeft(understood.left);
    onChange(next);
    onSearch(next);
  }

  const ageGroups = ["child", "adult"] as const;
  return (
    <div className={styles.search} data-print="no">
      <form onSubmit={read} className={styles.sentence}>
        <TextInput
          label={t("find.sentence")}
          description={t("find.sentence-hint")}
          placeholder={t("find.example")}
          value={sentence}
          onChange={(event) => setSentence(event.currentTarget.value)}
          maxLength={300}
          autoComplete="off"
          size="md"
        />
        <Button type="submit" size="md" leftSection={<Icon name="search" size={16} />}>
          {t("find.read")}
        </Button>
      </form>
      {left.length > 0 ? (
        <p className={styles.quiet}>
          {t("find.left")} <bdi>{left.join(" · ")}</bdi>
        </p>
      ) : null}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(draft);
        }}
      >
        <MultiSelect
          label={t("find.kinds")}
          data={serviceKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={[...draft.kinds]}
          onChange={(kinds) => set({ kinds: kinds as Draft["kinds"] })}
        />
        <Select
          label={t("find.area")}
          searchable
          clearable
          data={[...areas.options]}
          value={draft.area ?? null}
          onChange={(area) => set({ area: area ?? undefined })}
        />
        <Select
          label={t("find.language")}
          searchable
          clearable
          data={languageOptions(lang)}
          value={draft.language ?? null}
          onChange={(language) => set({ language: language ?? undefined })}
        />
        <Select
          label={t("find.sex")}
          allowDeselect={false}
          data={(["female", "male", "other", "unknown"] as const).map((value) => ({
            value,
            label: t(`person.${value}`),
          }))}
          value={draft.sex}
          onChange={(sex) => set({ sex: (sex ?? "unknown") as Draft["sex"] })}
        />
        <NumberInput
          label={t("find.age")}
          min={0}
          max={120}
          allowDecimal={false}
          value={draft.age ?? ""}
          onChange={(age) => set({ age: typeof age === "number" ? age : undefined })}
        />
        <Select
          label={t("find.group")}
          description={t("find.group-hint")}
          clearable
          disabled={draft.age !== undefined}
          data={ageGroups.map((value) => ({ value, label: t(`find.${value}`) }))}
          value={draft.group ?? null}
          onChange={(group) => set({ group: (group ?? undefined) as Draft["group"] })}
        />
        <Select
          label={t("find.when")}
          allowDeselect={false}
          data={(["tonight", "now", "any"] as const).map((value) => ({ value, label: t(`find.${value}`) }))}
          value={draft.when}
          onChange={(when) => set({ when: (when ?? "any") as When })}
        />
        <Select
          label={t("find.status")}
          clearable
          data={personStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          value={draft.status ?? null}
          onChange={(status) => set({ status: (status ?? undefined) as Draft["status"] })}
        />
        <NumberInput
          label={t("find.people")}
          min={1}
          max={500}
          allowDecimal={false}
          value={draft.people}
          onChange={(people) => set({ people: typeof people === "number" ? people : 1 })}
        />
        <Group gap="lg" className={styles.wide ?? ""}>
          <Checkbox
            label={t("find.family")}
            checked={draft.family}
            onChange={(event) => set({ family: event.currentTarget.checked })}
          />
          <Checkbox
            label={t("find.disability")}
            checked={draft.disability}
            onChange={(event) => set({ disability: event.currentTarget.checked })}
          />
          <Button type="submit" variant="default" disabled={draft.kinds.length === 0}>
            {t("find.search")}
          </Button>
        </Group>
      </form>
    </div>
  );
}
