import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Lang } from "#kernel/words";
import { EmptyState } from "../../../../web/components/empty-state.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type FoundKept, findKept, type KeptWish } from "./find-kept.ts";
import { type Directory, isCopyOld } from "./kept-services.ts";
import type { Note } from "./note.ts";
import styles from "./notes.module.css";
import { useNotes } from "./notes-store.ts";
import { areaName, languageName, ServiceLine } from "./service-line.tsx";

const sexes = ["female", "male", "other"] as const;
const mostShown = 40;

/** What an interview says of whom a service would have to take; of a child without a year of birth no age is made up. */
export function wishOf({ interview: { person } }: Pick<Note, "interview">, now: number): KeptWish {
  const [language] = person.languages;
  const age =
    person.yearOfBirth === undefined ? undefined : new Date(now).getUTCFullYear() - person.yearOfBirth;
  return {
    ...(person.sex === "unknown" ? {} : { sex: person.sex }),
    ...(language === undefined ? {} : { language }),
    ...(age === undefined || age < 0 || age > 120 ? {} : { age }),
  };
}

/** The directory of services as this device keeps it: it is searched without network, and nothing of the search is kept. */
export function ServicesPage({ note }: { note: Note | undefined }) {
  const { t } = useText("notes");
  const { directory } = useNotes();
  return (
    <main className={styles.main}>
      <h2>{t("directory.title")}</h2>
      {directory === null ? (
        <EmptyState title={t("directory.none-here")} why={t("directory.none-why")} />
      ) : (
        <Search directory={directory} note={note} />
      )}
    </main>
  );
}

function Search({ directory, note }: { directory: Directory; note: Note | undefined }) {
  const { t, lang } = useText("notes");
  const { t: told } = useText("referral");
  const { dateTime, number } = useFormat();
  const { clockAhead } = useNotes();
  const [now] = useState(() => Date.now() - clockAhead);
  const [wish, setWish] = useState<KeptWish>(() => (note ? wishOf(note, now) : {}));
  const [shown, setShown] = useState(mostShown);
  const { services, areas, asOf } = directory;
  const { fits, near } = useMemo(() => findKept(services, wish), [services, wish]);
  const options = useOptionsOf(directory, lang);
  function set(name: keyof KeptWish, value: string | number): void {
    setShown(mostShown);
    setWish(({ [name]: _, ...rest }) => (value === "" ? rest : { ...rest, [name]: value }));
  }
  const choice = (name: "kind" | "area" | "language" | "sex", data: readonly Choice[]) => (
    <NativeSelect
      size="md"
      label={t(`directory.${name}`)}
      value={wish[name] ?? ""}
      data={[{ value: "", label: t("directory.any") }, ...data]}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  );
  return (
    <>
      <p>{t("directory.as-of", { at: dateTime(asOf) })}</p>
      {isCopyOld(asOf, now) ? <Notice kind="attention">{t("directory.old")}</Notice> : null}
      <search className={styles.filters}>
        {choice(
          "kind",
          options.kinds.map((value) => ({ value, label: told(`kind.${value}`) })),
        )}
        {choice("area", options.areas)}
        {choice("language", options.languages)}
        {choice(
          "sex",
          sexes.map((value) => ({ value, label: told(`sex.${value}`) })),
        )}
        <NumberInput
          size="md"
          label={t("directory.age")}
          min={0}
          max={120}
          hideControls
          value={wish.age ?? ""}
          onChange={(value) => set("age", value === "" ? "" : Number(value))}
        />
        <TextInput
          size="md"
          label={t("directory.name")}
          autoComplete="off"
          value={wish.text ?? ""}
          onChange={(event) => set("text", event.currentTarget.value)}
        />
      </search>
      <p role="status">
        {fits.length > 0
          ? t("directory.count", { count: fits.length, formatted: number(fits.length) })
          : t(near.length > 0 ? "directory.near" : "directory.nothing")}
      </p>
      <Lines found={(fits.length > 0 ? fits : near).slice(0, shown)} areas={areas} now={now} />
      {fits.length > shown ? (
        <button type="button" className={styles.quiet} onClick={() => setShown(shown + mostShown)}>
          {t("directory.more")}
        </button>
      ) : null}
    </>
  );
}

function Lines({ found, ...rest }: { found: readonly FoundKept[]; areas: Directory["areas"]; now: number }) {
  return (
    <ul className={styles.lines}>
      {found.map((one) => (
        <ServiceLine key={one.service.serviceId} found={one} {...rest} />
      ))}
    </ul>
  );
}

type Choice = { readonly value: string; readonly label: string };

/** Only what occurs can be chosen; names in the order of the reader's language. */
function useOptionsOf({ services, areas }: Directory, lang: Lang) {
  return useMemo(() => {
    const { compare } = new Intl.Collator(lang);
    const sorted = (codes: Iterable<string>, nameOf: (code: string) => string): Choice[] =>
      [...new Set(codes)]
        .map((value) => ({ value, label: nameOf(value) }))
        .sort((a, b) => compare(a.label, b.label));
    return {
      kinds: [...new Set(services.flatMap(({ kinds }) => kinds))],
      areas: sorted([...services.flatMap((one) => one.areas), ...Object.keys(areas)], (code) =>
        areaName(code, areas, lang),
      ),
      languages: sorted(
        services.flatMap(({ content }) => content.languages),
        (code) => languageName(code, lang),
      ),
    };
  }, [services, areas, lang]);
}
