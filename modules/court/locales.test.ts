import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { langs } from "#kernel/words";
import { concerns } from "./charges/article5.ts";
import { charges } from "./charges/index.ts";
import { specialisations } from "./courts/court.ts";
import { courts } from "./courts/index.ts";
import { bases, elementCodes } from "./offences/elements.ts";
import { offences } from "./offences/index.ts";
import { families } from "./offences/offence.ts";
import { eventKinds, hearingStates } from "./proceedings/event.ts";
import { proceedings } from "./proceedings/index.ts";
import { crimes } from "./proceedings/proceeding.ts";
import { stages } from "./proceedings/stage.ts";
import { proof } from "./proof/index.ts";
import { effects, weights } from "./proof/proof.ts";
import { standings } from "./proof/read-matrix.ts";
import { testimony } from "./testimony/index.ts";
import { risks, testimonyDecisions, wishes } from "./testimony/testimony.ts";
import { locales, text } from "./text.ts";

type Texts = { readonly [part: string]: string | Texts };

function keysOf(texts: Texts, before = ""): string[] {
  return Object.entries(texts).flatMap(([part, value]) =>
    typeof value === "string" ? [`${before}${part}`] : keysOf(value, `${before}${part}.`),
  );
}

/** Words that are the same in two languages. */
const same =
  /^(penalty\.confiscation|event\.verdict|specialisation\.(migration|corruption)|family\.corruption|charge\.participation|field\.(crime|note)|event-line\.by|input\.no|courts\.general)$/;

describe("the texts of court", () => {
  it("are the same in six languages and translated", () => {
    const english = keysOf(locales.en).sort();
    for (const lang of langs.filter((other) => other !== "en")) {
      expect(keysOf(locales[lang]).sort()).toEqual(english);
      const left = english.filter((key) => !same.test(key) && text(lang, key) === text("en", key));
      expect(left, lang).toEqual([]);
    }
  });

  it("name every code that a screen or a paper shows", () => {
    const refusals = [offences, courts, proceedings, charges, testimony, proof].flatMap(
      ({ actions, questions }) =>
        [...actions, ...questions].flatMap((declaration) => declaration.refusals ?? []),
    );
    const wanted = [
      ...refusals.map((code) => `refusal.${code}`),
      ...elementCodes.map((code) => `element.${code}`),
      ...bases.map((basis) => `basis.${basis.replaceAll(".", "-")}`),
      ...families.map((family) => `family.${family}`),
      ...stages.map((stage) => `stage.${stage}`),
      ...eventKinds.map((kind) => `event.${kind}`),
      ...hearingStates.map((state) => `hearing-state.${state}`),
      ...crimes.map((crime) => `crime.${crime}`),
      ...specialisations.map((one) => `specialisation.${one}`),
      ...concerns.map((concern) => `concern.${concern}`),
      ...standings.map((standing) => `standing.${standing}`),
      ...standings.filter((one) => one !== "supported").map((standing) => `hole.${standing}`),
      ...effects.map((effect) => `effect.${effect}`),
      ...weights.map((weight) => `weight.${weight}`),
      ...testimonyDecisions.map((one) => `testimony-decision.${one}`),
      ...wishes.map((wish) => `wish.${wish}`),
      ...risks.map((risk) => `risk.${risk}`),
    ];
    expect(wanted.filter((key) => text("en", key) === key)).toEqual([]);
  });

  it("hold every key that a screen asks for by its whole name", () => {
    const folder = new URL("./pages/", import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      /\.tsx?$/.test(file),
    );
    const asked = files.flatMap((file) =>
      [...readFileSync(new URL(file, folder), "utf8").matchAll(/\bt\("([a-z0-9-]+(?:\.[a-z0-9-]+)+)"/g)].map(
        ([, key = ""]) => key,
      ),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => text("en", key) === key)).toEqual([]);
  });

  it("name every table of court, so that no history shows a bare word", () => {
    const files = readdirSync(new URL("sql/", import.meta.url));
    const sqls = files
      .map((file) => readFileSync(new URL(`sql/${file}`, import.meta.url), "utf8"))
      .join("\n");
    const kept = [...sqls.matchAll(/access\.protect\('court\.(\w+)'/g)].map(([, name = ""]) => name);
    expect(kept.length).toBeGreaterThan(10);
    for (const lang of langs)
      expect(
        kept.filter((name) => text(lang, `table.${name}`) === `table.${name}`),
        lang,
      ).toEqual([]);
  });
});
