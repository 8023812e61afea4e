/** Markup that may be sent: made by `html` alone, which escapes whatever else is put into it. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  /** Only for `html` and for markup that the program itself holds. */
  static trusted(markup: string): Html {
    return new Html(markup);
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a template: texts are escaped, nothing and false leave no trace, lists are joined. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

/**
 * A piece of a page. Every value is escaped for text and for attributes in double quotes, the only two places in which a
 * value may stand; a test reads the templates for attributes without quotes.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let made = texts[0] ?? "";
  parts.forEach((part, at) => {
    made += markupOf(part) + (texts[at + 1] ?? "");
  });
  return Html.trusted(made);
}

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.toString();
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  return part.map(markupOf).join("");
}

const names: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it may stand in HTML, XML and quoted attributes; control characters that neither allows become spaces. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (one) => names[one] ?? "").replace(forbidden, " ");
}

/** Control characters but tab and line ends, and what is no character at all: neither HTML nor XML allows them. */
const forbidden = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/** Data inside a page (`application/ld+json`): no character that could end the element. */
export function dataBlock(data: unknown): Html {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return Html.trusted(`<script type="application/ld+json">${json}</script>`);
}

/** An address that was given by somebody, if it leads to a page: nothing that a browser would run. */
export function safeLink(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? href : null;
}
