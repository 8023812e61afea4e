import { z } from "zod";
import type { Condition } from "../words/condition.ts";
import { Claim } from "../words/element.ts";
import { type Option, type Question, type Section, Told } from "../words/instrument.ts";
import { findLoop } from "../words/visible.ts";
import { conditionOf, ExpressionProblem } from "./expression.ts";
import {
  type FormProblem,
  type FormRow,
  type FormSheets,
  idOfName,
  knownTypes,
  leftOut,
  meaningful,
  toldOf,
} from "./form-rows.ts";
import { isYesNo, kindOf } from "./question-kinds.ts";
import { yesNoList } from "./write-form.ts";

const Json = {
  claims: z.array(Claim),
  weighs: z.object({ dimension: z.string(), strength: z.string() }),
  told: Told,
};

type OpenSection = {
  readonly id: string;
  readonly title: Told;
  readonly about: Told | undefined;
  readonly when: Condition | undefined;
  readonly questions: Question[];
};

/** Reads a survey row by row; what cannot be read is named, and nothing is made of a form with problems. */
export class FormReader {
  readonly problems: FormProblem[] = [];
  readonly leftOut = new Set<string>();
  readonly sections: Section[] = [];
  readonly #open: OpenSection[] = [];
  readonly #names = new Set<string>();
  readonly #options = new Map<string, Option[]>();
  readonly #sheets: FormSheets;
  readonly #lang: string;

  constructor(sheets: FormSheets, lang: string) {
    this.#sheets = sheets;
    this.#lang = lang;
    for (const row of sheets.choices) this.#readOption(row);
  }

  refuse(
    row: FormRow,
    column: string,
    problem: FormProblem["problem"],
    params: Record<string, string> = {},
  ): undefined {
    this.problems.push({ row: row.row, column, value: row.cells.get(column) ?? "", problem, params });
    return undefined;
  }

  #own<T>(row: FormRow, column: string, schema: z.ZodType<T>): T | undefined {
    const text = row.cells.get(column)?.trim();
    if (!text) return undefined;
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      return this.refuse(row, column, "bad-own-column");
    }
  }

  #readOption(row: FormRow): undefined {
    const list = row.cells.get("list_name")?.trim() ?? row.cells.get("list name")?.trim() ?? "";
    const name = row.cells.get("name")?.trim() ?? "";
    if (list === "" && name === "") return;
    const label = toldOf(row, "label", this.#lang);
    if (list === "" || name === "") return this.refuse(row, "name", "no-name");
    if (label === undefined) return this.refuse(row, "label", "no-label", { name });
    const claims = this.#own(row, "palermo_claims", Json.claims);
    const options = this.#options.get(list) ?? [];
    options.push({ id: idOfName(name), label, ...(claims === undefined ? {} : { claims }) });
    this.#options.set(list, options);
  }

  #when(row: FormRow): Condition | undefined {
    const text = row.cells.get("relevant")?.trim();
    if (!text) return undefined;
    try {
      return conditionOf(text, idOfName);
    } catch (error) {
      if (!(error instanceof ExpressionProblem)) throw error;
      return this.refuse(row, "relevant", "bad-relevant", { part: error.message });
    }
  }

  #id(row: FormRow): string | undefined {
    const name = row.cells.get("name")?.trim() ?? "";
    if (name === "") return this.refuse(row, "name", "no-name");
    const id = idOfName(name);
    if (this.#names.has(id)) return this.refuse(row, "name", "name-twice", { name });
    this.#names.add(id);
    return id;
  }

  readRow(row: FormRow): undefined {
    const [type = "", ...rest] = (row.cells.get("type")?.trim() ?? "")
      .replace(/^(begin|end) /, "$1_")
      .split(/\s+/);
    if (type === "") return;
    for (const column of meaningful) if (row.cells.get(column)?.trim()) this.leftOut.add(column);
    if (leftOut.has(type)) {
      this.leftOut.add(type);
      return;
    }
    if (type === "begin_group") return this.#begin(row);
    if (type === "end_group") return this.#end(row);
    if (!knownTypes.includes(type)) return this.refuse(row, "type", "unknown-type", { type });
    const question = this.#question(row, type, rest.join(" "));
    if (question !== undefined) this.#place(question);
  }

  #begin(row: FormRow): undefined {
    const id = idOfName(row.cells.get("name")?.trim() || `group_${row.row}`);
    const outer = this.#open.at(-1)?.when;
    const own = this.#when(row);
    const when = outer === undefined ? own : own === undefined ? outer : { all: [outer, own] };
    const title = toldOf(row, "label", this.#lang) ?? { [this.#lang]: id };
    this.#open.push({ id, title, about: toldOf(row, "hint", this.#lang), when, questions: [] });
  }

  #end(row: FormRow): undefined {
    const section = this.#open.pop();
    if (section === undefined) return this.refuse(row, "type", "group-not-closed");
    this.#keep(section);
  }

  #keep({ id, title, about, when, questions }: OpenSection): void {
    if (questions.length === 0) return;
    this.sections.push({
      id: this.sections.some((one) => one.id === id) ? `${id.slice(0, 50)}_${this.sections.length}` : id,
      title,
      ...(about === undefined ? {} : { about }),
      ...(when === undefined ? {} : { when }),
      questions,
    });
  }

  #place(question: Question): void {
    const section = this.#open.at(-1);
    if (section !== undefined) {
      section.questions.push(question);
      return;
    }
    const last = this.sections.find((one) => one.id === "questions");
    if (last !== undefined) last.questions.push(question);
    else this.sections.push({ id: "questions", title: { [this.#lang]: "…" }, questions: [question] });
  }

  #question(row: FormRow, type: string, list: string): Question | undefined {
    const id = this.#id(row);
    const text = toldOf(row, "label", this.#lang);
    if (text === undefined) this.refuse(row, "label", "no-label", { name: row.cells.get("name") ?? "" });
    const options = this.#options.get(list);
    const select = type === "select_one" || type === "select_multiple";
    const yesNo = type === "select_one" && (list === yesNoList || isYesNo(options));
    if (select && !yesNo && options === undefined) this.refuse(row, "type", "no-list", { list });
    const when = this.#when(row);
    const claims = this.#own(row, "palermo_claims", Json.claims);
    const weighs = this.#own(row, "palermo_weighs", Json.weighs) as Question["weighs"];
    const help = toldOf(row, "hint", this.#lang);
    const indicators = row.cells.get("palermo_indicators")?.trim();
    if (id === undefined || text === undefined) return undefined;
    return {
      id,
      kind: yesNo ? "yes-no" : kindOf(type),
      text,
      ...(help === undefined ? {} : { help }),
      ...(select && !yesNo ? { options: options ?? [] } : {}),
      ...(when === undefined ? {} : { when }),
      source: row.cells.get("palermo_source")?.trim() || "XLSForm",
      ...(indicators ? { indicators: indicators.split(/\s+/) } : {}),
      ...(claims === undefined ? {} : { claims }),
      ...(row.cells.get("palermo_reversed")?.trim() === "yes" ? { reversed: true } : {}),
      ...(row.cells.get("palermo_agreement")?.trim() === "yes" ? { asksAgreement: true } : {}),
      ...(weighs === undefined ? {} : { weighs }),
    };
  }

  finish(): void {
    while (this.#open.length > 0) {
      const section = this.#open.pop();
      if (section === undefined) break;
      this.problems.push({
        row: 1,
        column: "type",
        value: section.id,
        problem: "group-not-closed",
        params: {},
      });
    }
    const known = new Set(this.sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
    for (const row of this.#sheets.survey) {
      const text = row.cells.get("relevant") ?? "";
      for (const [, name = ""] of text.matchAll(/\$\{\s*([^}]+?)\s*\}/g))
        if (!known.has(idOfName(name))) this.refuse(row, "relevant", "unknown-question", { name });
    }
    const loop = findLoop({ sections: this.sections });
    if (loop === undefined) return;
    const row = this.#sheets.survey.find((one) => idOfName(one.cells.get("name") ?? "") === loop[0]);
    if (row !== undefined) this.refuse(row, "relevant", "loop", { loop: loop.join(" → ") });
  }
}
