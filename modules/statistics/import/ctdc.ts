import { ctdcCoded, ctdcReduced } from "./ctdc-layouts.ts";
import { importerOf } from "./importer-of.ts";

/** Case-level, k-anonymous records of the Counter Trafficking Data Collaborative. */
export const ctdc = importerOf({
  name: "ctdc",
  about:
    "Records of victims as published by the Counter Trafficking Data Collaborative (CTDC global data set).",
  layouts: () => [ctdcCoded(), ctdcReduced()],
  publication: ({ firstYear, lastYear }) => {
    const years = `${firstYear ?? "?"}–${lastYear ?? "?"}`;
    return {
      prefix: "ctdc",
      title: {
        ar: `مجموعة بيانات CTDC العالمية للضحايا، ${years}`,
        zh: `CTDC全球被害人数据集，${years}`,
        en: `CTDC global data set of victims, ${years}`,
        fr: `Données mondiales CTDC sur les victimes, ${years}`,
        ru: `Глобальный набор данных CTDC о пострадавших, ${years}`,
        es: `Conjunto mundial de datos CTDC sobre víctimas, ${years}`,
      },
      source:
        "Counter Trafficking Data Collaborative (CTDC), Global Data Set, 2020, www.ctdatacollaborative.org",
      licence: "CTDC terms of use",
      unit: "persons",
      caveats: ["ctdc-assisted", "ctdc-k-anonymous", "ctdc-gender"],
    };
  },
});
