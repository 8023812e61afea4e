import { langs } from "#kernel/i18n";
import { text } from "../text.ts";

/** "This instance" in every language. */
export const instanceTitle = Object.fromEntries(langs.map((lang) => [lang, text(lang, "instance.title")]));

/** The code under which the own statistics stand, whatever build it is. */
export const instanceCode = "this-instance";
