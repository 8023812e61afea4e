import { type Lang, labelOf } from "@palermo/vocabulary";
import { textIn } from "#kernel/words";
import { text } from "../text.ts";
import type { DigestPaper } from "./digest-paper.ts";
import { placeName, referenceOf } from "./digest-texts.ts";

function escaped(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const style = `body{font-family:"Noto Sans","Noto Naskh Arabic","Noto Sans SC",Arial,sans-serif;line-height:1.5;max-width:48em;margin:2em auto}
h1{font-size:1.6em}h2{font-size:1.25em;margin-top:1.6em}blockquote{margin:.4em 0 .2em;padding:0 1em;border-inline-start:3px solid #14594a}
table{border-collapse:collapse}th,td{border:1px solid #dedDd5;padding:.2em .6em;text-align:start}.quiet{color:#5c665f}`;

/** A digest as a page of its own that word processors open: headings, tables and quotations, no script, nothing from elsewhere. */
export function digestHtml(lang: Lang, digest: DigestPaper, foot: string): string {
  const { built, content, remarks } = digest;
  const dir = lang === "ar" ? "rtl" : "ltr";
  const isolated = ({ lang: own, text: words }: { lang: string; text: string }) =>
    `<span lang="${escaped(own)}" dir="auto">${escaped(words)}</span>`;
  const byCode = new Map(built.cases.map((one) => [one.code, one]));
  const sections = built.sections.map(({ issue, note, counts, extracts }) => {
    const rows = counts.map(
      ({ jurisdiction, outcome, cases }) =>
        `<tr><td>${escaped(placeName(lang, jurisdiction))}</td><td>${escaped(text(lang, `outcome.${outcome}`))}</td><td>${cases}</td></tr>`,
    );
    const table =
      rows.length === 0
        ? `<p class="quiet">${escaped(text(lang, "digest.no-case"))}</p>`
        : `<table><thead><tr><th>${escaped(text(lang, "field.jurisdiction"))}</th><th>${escaped(text(lang, "digest.outcome"))}</th><th>${escaped(text(lang, "digest.cases"))}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
    const quotes = extracts.map(({ code, extract, place }) => {
      const one = byCode.get(code);
      const words =
        extract === null
          ? `<p class="quiet">${escaped(text(lang, "digest.no-extract"))}</p>`
          : `<blockquote>${isolated(textIn(extract, lang))}</blockquote>`;
      const title = one === undefined ? code : textIn(one.title, lang).text;
      return `${words}<p class="quiet"><bdi>${escaped(title)}</bdi>, ${escaped(code)}${place === null ? "" : `, ${escaped(place)}`}</p>`;
    });
    return `<h2>${escaped(labelOf("evidential-issue", issue, lang))}</h2>${note === null ? "" : `<p>${isolated(textIn(note, lang))}</p>`}${table}${quotes.join("")}`;
  });
  const references = built.cases.map((one) => `<li><bdi>${escaped(referenceOf(lang, one))}</bdi></li>`);
  return `<!doctype html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>${escaped(digest.title)}</title><style>${style}</style></head><body>
<h1>${isolated(textIn(content.title, lang))}</h1><p>${escaped(digest.subtitle)}</p>${remarks.map((one) => `<p class="quiet">${escaped(one)}</p>`).join("")}${content.about === undefined ? "" : `<p>${isolated(textIn(content.about, lang))}</p>`}
<p class="quiet">${escaped(text(lang, "numbers.no-sample"))}</p>
${sections.join("\n")}
<h2>${escaped(text(lang, "digest.references"))}</h2><ol>${references.join("")}</ol>
<p class="quiet">${escaped(foot)}</p>
</body></html>
`;
}
