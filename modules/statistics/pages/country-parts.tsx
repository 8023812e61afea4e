import { Group, Select, Text, Title } from "@mantine/core";
import type { MakeDrawing } from "../../../web/components/chart.tsx";
import type { FileFormat } from "../../../web/components/export-menu.tsx";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Place, Section, Treaties } from "../country/country.ts";
import styles from "./country.module.css";
import { Panel } from "./panel.tsx";
import viewStyles from "./view.module.css";

export type SavePanel = (wanted: {
  panel?: string;
  format: FileFormat;
  drawing?: MakeDrawing;
}) => Promise<void>;

/** How the countries stand to the treaties, with the day of the copy. */
export function TreatyStatus({ treaties, places }: { treaties: Treaties; places: readonly Place[] }) {
  const { t } = useText("statistics");
  const [first] = treaties.items;
  const title = t("country.section.treaties");
  return (
    <section className={styles.section}>
      <Title order={2}>{title}</Title>
      <ScrollBox label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("country.treaty.name")}</th>
              {places.map(({ code, label }) => (
                <th key={code} scope="col">
                  {places.length === 1 ? t("country.treaty.status") : label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(first?.treaties ?? []).map(({ treaty, label }, index) => (
              <tr key={treaty}>
                <th scope="row">{label}</th>
                {treaties.items.map((item) => (
                  <td key={item.country} data-state={item.treaties[index]?.state}>
                    {item.treaties[index]?.said}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <footer className={viewStyles.foot}>
        <p dir="auto">{treaties.source}</p>
        {treaties.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </footer>
    </section>
  );
}

export type CountrySectionProps = {
  readonly section: Section;
  readonly onSave: SavePanel;
  readonly onDataSet: (panel: string, code: string) => void;
};

/** One section: its panels, or where figures can be had. What all its panels must be read with stands once. */
export function CountrySection({ section, onSave, onDataSet }: CountrySectionProps) {
  const { t } = useText("statistics");
  const shown = section.panels.filter(({ table, refusal }) => table !== null || refusal !== null);
  const lists = shown.flatMap(({ table }) => (table === null ? [] : [table.caveats]));
  const [first = []] = lists;
  const common =
    lists.length < 2 ? [] : first.filter((caveat) => lists.every((list) => list.includes(caveat)));
  const id = `country-${section.section}`;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        {section.title}
      </Title>
      {shown.length === 0 ? (
        <Text className={styles.none ?? ""}>
          {section.elsewhere.length === 0
            ? t("country.none")
            : t("country.none-here", { places: joined(...section.elsewhere) })}
        </Text>
      ) : (
        <>
          <Text c="dimmed" maw="70ch" mb="md">
            {section.about}
          </Text>
          <div className={viewStyles.panels}>
            {shown.map((panel) => (
              <Panel
                key={panel.panel}
                panel={panel}
                common={common}
                onSave={onSave}
                onDataSet={(code) => onDataSet(panel.panel, code)}
              />
            ))}
          </div>
          {common.length > 0 ? (
            <ul className={viewStyles.foot}>
              {common.map((caveat) => (
                <li key={caveat}>{caveat}</li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </section>
  );
}

export type YearsProps = {
  readonly years: { readonly first: number; readonly last: number } | null;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (next: Record<string, string | undefined>) => void;
};

/** First and last year, in the address. */
export function Years({ years, from, to, onChange }: YearsProps) {
  const { t } = useText("statistics");
  if (years === null && from === undefined && to === undefined) return null;
  const { first, last } = years ?? { first: Number(from ?? to), last: Number(to ?? from) };
  const all = Array.from({ length: last - first + 1 }, (_, n) => String(first + n));
  const choice = (name: "from" | "to", value: string | undefined) => (
    <Select
      label={t(name === "from" ? "page.first-year" : "page.last-year")}
      w={130}
      clearable
      data={value === undefined || all.includes(value) ? all : [value, ...all]}
      value={value ?? null}
      onChange={(year) => onChange({ [name]: year ?? undefined })}
    />
  );
  return (
    <Group gap="sm" data-print="no">
      {choice("from", from)}
      {choice("to", to)}
    </Group>
  );
}
