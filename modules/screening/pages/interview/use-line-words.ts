import { joined } from "../../../../web/i18n/joined.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { toldIn } from "../../screening.ts";
import { useNotes } from "./notes-store.ts";

/** Where a line of an interview is shown, for lines that have a title of their own. */
const titles: Readonly<Record<string, string>> = {
  safety: "step.safety",
  rights: "step.rights",
  wishes: "step.wishes",
  interpreters: "step.interpreter",
  beside: "step.beside",
  childVoices: "child.view",
  person: "step.person",
  sheet: "person.sheet",
  lang: "choose.lang",
  note: "safety.note",
  place: "safety.place",
};
const ownTitles = ["safety", "wishes"];
const answers = ["yes", "no", "unknown", "not-asked", "refused"];

/** Lines and values of two versions as a reader understands them. */
export function useLineWords() {
  const { t, lang } = useText("notes");
  const { instruments } = useNotes();

  function title(path: readonly string[]): string {
    const [name = "", inner, , question] = path;
    if (name === "parts") {
      const asked = instruments
        .filter(({ id }) => id === inner)
        .flatMap(({ sections }) => sections.flatMap(({ questions }) => questions))
        .find(({ id }) => id === question);
      const voice = path[4] === "observed" ? "observed" : "said";
      return joined(asked ? toldIn(asked.text, lang).text : question, t(`answer.${voice}`));
    }
    const own = ownTitles.includes(name) && inner !== undefined ? t(`${name}.${inner}`) : null;
    return joined(t(titles[name] ?? "compare.other"), own);
  }

  function value(found: unknown): string {
    if (found === undefined || found === null || found === "") return t("compare.nothing");
    if (typeof found === "string") return answers.includes(found) ? t(`answer.${found}`) : found;
    if (typeof found === "boolean") return t(found ? "answer.yes" : "answer.no");
    if (typeof found === "number") return String(found);
    const parts = Array.isArray(found) ? found : told(found as Record<string, unknown>);
    return parts.length === 0 ? t("compare.nothing") : joined(...parts.map(value));
  }
  return { title, value };
}

/** A reply shows its value and its note; the device's time is nobody's answer. */
function told({ at: _, state, ...rest }: Record<string, unknown>): unknown[] {
  return [...(state === undefined || state === "value" ? [] : [state]), ...Object.values(rest)];
}
