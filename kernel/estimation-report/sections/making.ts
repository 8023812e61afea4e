import type { ReportBlock } from "../../report/index.ts";
import type { Findings } from "../findings.ts";
import { type Say, setName } from "../text.ts";
import { modelText } from "./choice.ts";

/** Histories shown of those that fit worst. */
const shownResiduals = 10;

/** Papers that the methods come from; names and years read alike in every language. */
const sources =
  "Chao 1987; Madigan, York 1997; Fienberg, Rinaldo 2012; Manrique-Vallier 2016; Silverman 2020; Chan, Silverman, Vincent 2021";

/** Fit and existence of the models, strata, and all that is needed to make the report again. */
export function makingBlocks(say: Say, findings: Findings, version: string): ReportBlock[] {
  const { check, table, answers, latent } = findings;
  const failed = answers.reduce((sum, { failedReplicates }) => sum + failedReplicates, 0);
  const models = answers.flatMap(({ method, existence, reason, minusInfinity, model }) =>
    existence === null
      ? []
      : [
          [
            say(`methods.${method}`),
            String(existence),
            [
              reason === undefined ? modelText(model ?? "") : say(`reason.${reason.code}`),
              ...(minusInfinity.length === 0
                ? []
                : [
                    say("fit.infinity", {
                      terms: say.names(minusInfinity.map((term) => term.replaceAll(":", " + "))),
                    }),
                  ]),
            ]
              .filter((part) => part !== "")
              .join(" · "),
          ],
        ],
  );
  return [
    { kind: "heading", text: say("fit.heading") },
    {
      kind: "table",
      title: say("fit.residuals"),
      columns: [
        { label: say("fit.combination"), width: 4 },
        { label: say("fit.seen"), align: "end" },
        { label: say("fit.fitted"), align: "end" },
        { label: say("fit.residual"), align: "end" },
      ],
      rows: check.residuals
        .slice(0, shownResiduals)
        .map(({ history, seen, fitted, residual }) => [
          setName(history, table.lists),
          say.people(seen),
          say.decimal(fitted, 1),
          say.decimal(residual, 2),
        ]),
    },
    {
      kind: "table",
      title: say("fit.existence"),
      columns: [
        { label: say("methods.columns.method"), width: 2 },
        { label: say("fit.code"), width: 0.6 },
        { label: say("methods.columns.model"), width: 4 },
      ],
      rows: models,
      note: say("fit.codes"),
    },
    { kind: "heading", text: say("strata.heading") },
    { kind: "text", text: say("strata.about") },
    { kind: "heading", text: say("making.heading") },
    {
      kind: "facts",
      rows: [
        { label: say("making.version"), value: version },
        { label: say("making.seed"), value: String(findings.seed) },
        { label: say("making.replicates"), value: say.people(findings.replicates) },
        { label: say("making.failed"), value: say.people(failed) },
        ...(latent === null
          ? []
          : [
              {
                label: say("making.chains"),
                value: `${say.people(latent.settings.burnIn)} + ${say.people(latent.settings.kept * latent.settings.thinning)}`,
              },
            ]),
      ],
    },
    { kind: "text", text: say("making.again") },
    { kind: "source", source: sources },
  ];
}
