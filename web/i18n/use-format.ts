import { type Format, formatFor } from "./format.ts";
import { useText } from "./use-text.ts";

/** Numbers, dates and lists in the reader's language. */
export function useFormat(): Format {
  const { lang } = useText();
  return formatFor(lang);
}
