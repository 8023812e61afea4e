import { findCode, findCountry, type Lang } from "@palermo/vocabulary";
import { caveatsOf, type DataSetRow, headOf } from "../find-data-set.ts";
import type { Cell, Table } from "../statistics.ts";
import { askFigures } from "../store/ask-store.ts";
import { parquetOf } from "../store/folder.ts";
import { text } from "../text.ts";
import { categoryLabel, unknown } from "../variables.ts";

type CitizensAsk = {
  /** Victims found in the countries by citizenship, or their nationals found elsewhere by country. */
  readonly side: "here" | "abroad";
  readonly codes: readonly string[];
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly lang: Lang;
};

/** A citizenship as it was published: a country, or a group such as "nationals". */
function citizenship(code: string, lang: Lang): string {
  if (code === unknown) return text(lang, "category.unknown");
  return (
    findCountry({ alpha2: code })?.label[lang] ??
    findCode("unodc-category", code)?.label[lang] ??
    categoryLabel("indicators", "country", code, lang)
  );
}

/** Published figures of detected victims by citizenship; nothing where there are none. Bounds stay bounds. */
export async function citizensTable(
  row: DataSetRow,
  { side, codes, from = 0, to = 9999, lang }: CitizensAsk,
): Promise<Table | null> {
  const categoriesOf = (name: string) => row.variables.find((one) => one.name === name)?.categories ?? [];
  const years = categoriesOf("year").filter((year) => Number(year) >= from && Number(year) <= to);
  const here = side === "here";
  const places = here
    ? codes
    : categoriesOf("country").filter((code) => code !== null && !codes.includes(code));
  const lines = await askFigures({
    kind: "figures",
    file: parquetOf(row.data_set_id),
    ask: {
      by: [here ? "category" : "country"],
      only: [
        { column: "indicator", values: ["detected_victims"] },
        { column: "breakdown", values: ["citizenship"] },
        { column: "sex", values: ["total"] },
        { column: "age", values: ["total"] },
        { column: "country", values: [...places] },
        { column: "year", values: years },
        ...(here ? [] : [{ column: "category", values: [...codes] }]),
      ],
    },
  });
  const cells = lines.flatMap(({ at, low, high }): Cell[] => {
    const code = at[0] ?? unknown;
    if (code === "total") return [];
    return [
      low === high
        ? { at: [code], state: "shown", value: low }
        : { at: [code], state: "censored", low, high },
    ];
  });
  if (cells.length === 0) return null;
  const name = here ? "citizenship" : "country";
  return {
    dataSet: headOf(row, lang),
    by: [
      {
        name,
        label: text(lang, `variable.${name}`),
        categories: cells.map(({ at: [code = unknown] }) => ({
          code: code ?? unknown,
          label: here
            ? citizenship(code ?? unknown, lang)
            : categoryLabel("indicators", "country", code ?? unknown, lang),
        })),
      },
    ],
    measure: null,
    breaks: [],
    where: null,
    k: null,
    cells,
    known: null,
    withheld: 0,
    caveats: [text(lang, "country.citizens-years"), ...caveatsOf(row, lang)],
  };
}
