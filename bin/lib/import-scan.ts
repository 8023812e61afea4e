/** One import of a file: what it asks for, and whether only types are taken, which leave no trace at run time. */
export type Import = { readonly from: string; readonly typeOnly: boolean; readonly line: number };

const statement =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:([\w*$\s{},]+?)\s+from\s+)?["']([^"'\n]+)["']|\bimport\s*\(\s*(?:\/\*[\s\S]*?\*\/\s*)?["']([^"'\n]+)["']/gm;

/** Every import, re-export and dynamic import with a plain text in it. Comments are passed over. */
export function importsOf(source: string): Import[] {
  const plain = withoutComments(source);
  const found: Import[] = [];
  for (const match of plain.matchAll(statement)) {
    const [, typeWord, names = "", from, dynamic] = match;
    const target = from ?? dynamic;
    if (target === undefined) continue;
    const line = plain.slice(0, match.index).split("\n").length;
    found.push({
      from: target,
      typeOnly: typeWord !== undefined || (dynamic === undefined && onlyTypes(names)),
      line,
    });
  }
  return found;
}

/** `{ type A, type B }` takes types only, even without the word before the brace. */
function onlyTypes(names: string): boolean {
  const inside = /^\s*\{([\s\S]*)\}\s*$/.exec(names)?.[1];
  if (inside === undefined) return false;
  const parts = inside.split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
  return parts.length > 0 && parts.every((part) => part.startsWith("type "));
}

/** Blanks comments and keeps line numbers; texts in quotes stay, and may hold slashes. */
function withoutComments(source: string): string {
  return source.replaceAll(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (all, quoted: string | undefined) => quoted ?? all.replaceAll(/[^\n]/g, " "),
  );
}
