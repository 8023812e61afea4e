import { licenceLine, sourceLine } from "../known-lines.ts";
import { importerOf } from "./importer-of.ts";
import { unodcLayout } from "./unodc-layout.ts";

/** Official figures that governments report to UNODC for the Global Report on Trafficking in Persons. */
export const unodc = importerOf({
  name: "unodc",
  about: "Official figures of the UNODC table on trafficking in persons (data_glotip).",
  layouts: () => [unodcLayout()],
  publication: ({ firstYear, lastYear }) => {
    const years = `${firstYear ?? "?"}–${lastYear ?? "?"}`;
    return {
      prefix: "unodc",
      title: {
        ar: `إحصاءات مكتب الأمم المتحدة المعني بالمخدرات والجريمة عن الاتجار بالأشخاص، ${years}`,
        zh: `联合国毒品和犯罪问题办公室人口贩运统计，${years}`,
        en: `UNODC statistics on trafficking in persons, ${years}`,
        fr: `Statistiques de l’ONUDC sur la traite des personnes, ${years}`,
        ru: `Статистика УНП ООН о торговле людьми, ${years}`,
        es: `Estadísticas de la UNODC sobre la trata de personas, ${years}`,
      },
      source: sourceLine("unodc"),
      licence: licenceLine("unodc"),
      republication: "attribution",
      unit: "figures",
      caveats: ["unodc-censored", "unodc-total-only", "unodc-counting"],
    };
  },
});
