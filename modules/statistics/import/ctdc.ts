import { licenceLine, sourceLine } from "../known-lines.ts";
import { ctdcCoded, ctdcReduced } from "./ctdc-layouts.ts";
import { ctdcPublished2021, ctdcPublished2024 } from "./ctdc-published.ts";
import { ctdcVictimPerpetrator } from "./ctdc-vp.ts";
import { importerOf } from "./importer-of.ts";
import { published } from "./publish.ts";

/** Case-level, k-anonymous records of the Counter Trafficking Data Collaborative. */
export const ctdc = importerOf({
  name: "ctdc",
  about:
    "Records of victims as published by the Counter Trafficking Data Collaborative (CTDC global data set).",
  layouts: () => [...ctdcPublished2024(), ctdcPublished2021(), ctdcCoded(), ctdcReduced()],
  publication: (reading) => {
    const synthetic = reading.layout === "ctdc-2024";
    const several = synthetic || reading.layout === "ctdc-2021";
    return published(
      {
        prefix: "ctdc",
        title: synthetic ? "ctdc-synthetic" : "ctdc",
        source: sourceLine("ctdc"),
        licence: licenceLine("ctdc"),
        republication: "attribution",
        unit: "persons",
        caveats: [
          "ctdc-assisted",
          synthetic ? "ctdc-synthetic" : "ctdc-k-anonymous",
          ...(synthetic ? [] : ["ctdc-gender"]),
          ...(several ? ["several-values"] : []),
        ],
      },
      reading,
    );
  },
});

/** Victims with those who exploited them: synthetic records, several perpetrators in one row. */
export const ctdcVp = importerOf({
  name: "ctdc-vp",
  about:
    "The CTDC victim–perpetrator data set (synthetic, December 2022): victims with the perpetrators they spoke of.",
  layouts: () => [ctdcVictimPerpetrator()],
  publication: (reading) =>
    published(
      {
        prefix: "ctdc-vp",
        title: "ctdc-vp",
        source: sourceLine("ctdc-vp"),
        licence: licenceLine("ctdc"),
        republication: "attribution",
        unit: "persons",
        caveats: ["ctdc-assisted", "ctdc-synthetic", "ctdc-vp-accounts", "several-values"],
      },
      reading,
    ),
});
