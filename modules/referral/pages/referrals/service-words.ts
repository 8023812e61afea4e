import { type Lang, type Words, wordsIn } from "#kernel/words";

export { serviceKinds } from "../../words/lists.ts";

/** The name of a service in the reader's language; nothing where the directory does not tell it. */
export function wordsOfService(service: { readonly name: Words } | null, lang: Lang): string {
  return service === null ? "" : wordsIn(service.name, lang);
}
