import { readFile } from "node:fs/promises";
import { AnswersProblem, assessFile, shippedInstruments } from "#modules/screening";
import { type Command, Failure, textOption, UsageError } from "../lib/command.ts";
import { columnsText } from "../lib/table-text.ts";

/** Instruments that Palermo brings, and answers in a file looked at; neither needs a database. */
export const screening: Command = {
  usage: "instruments | assess FILE [--lang LANG]",
  options: { lang: { type: "string" } },
  async run(call) {
    const [word, file, ...rest] = call.words;
    if (word === "instruments" && file === undefined) return instruments();
    if (word !== "assess" || file === undefined || rest.length > 0)
      throw new UsageError("Expected the word instruments, or assess and a file.");
    const text = await readFile(file, "utf8").catch((error: unknown) => {
      throw new Failure(
        "bad-input",
        `${file} cannot be read: ${error instanceof Error ? error.message : ""}`,
      );
    });
    try {
      const found = assessFile(text, textOption(call.values, "lang") ?? "en");
      const lines = found.reasons.flatMap(({ element, says, because }) =>
        because.map((reason) => [element, says, reason]),
      );
      const dimensions = found.dimensions.flatMap(({ instrument, found: each, together }) => [
        ...each.map(({ id, positive, line }) => [
          instrument,
          id,
          positive ? `holds (${line})` : "does not hold",
        ]),
        [instrument, "together", together],
      ]);
      const states = found.elements.map(({ element, state, unknown }) => [
        element,
        state,
        `${unknown.length} open`,
      ]);
      const parts = [states, lines, dimensions].filter((part) => part.length > 0).map(columnsText);
      return { json: found, text: parts.join("\n\n") };
    } catch (error) {
      if (error instanceof AnswersProblem) throw new Failure("bad-input", error.message).about(file);
      throw error;
    }
  },
};

function instruments() {
  const json = shippedInstruments.map(({ id, version, languages, sections }) => ({
    id,
    version,
    languages,
    questions: sections.flatMap(({ questions }) =>
      questions.map((one) => ({ id: one.id, source: one.source })),
    ),
  }));
  const lines = shippedInstruments.map((one, at) => [
    one.id,
    `version ${one.version}`,
    `${json[at]?.questions.length ?? 0} questions`,
    one.title.en ?? "",
  ]);
  return { json, text: columnsText(lines) };
}
