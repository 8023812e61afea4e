import { langs } from "#kernel/i18n";
import { text } from "../text.ts";

/** "This instance" in every language. */
export const instanceTitle = Object.fromEntries(langs.map((lang) => [lang, text(lang, "instance.title")]));
