import { parseAst } from "vite";

export type Literal = { readonly line: number; readonly text: string };

/** Attributes that a reader sees or hears. */
const spoken = new Set([
  "aria-label",
  "alt",
  "description",
  "error",
  "label",
  "placeholder",
  "title",
  "why",
  "about",
]);

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function textIn(node: Node): string | null {
  if (node.type === "JSXText" && typeof node.value === "string") return node.value;
  if (node.type === "JSXExpressionContainer" && isNode(node.expression)) return literal(node.expression);
  if (node.type === "JSXAttribute" && isNode(node.name) && isNode(node.value)) {
    return spoken.has(String(node.name.name)) ? literal(node.value) : null;
  }
  return null;
}

function literal(node: Node): string | null {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral" && Array.isArray(node.quasis)) {
    return node.quasis.map((part: { value: { raw: string } }) => part.value.raw).join("");
  }
  return null;
}

/** Words of a screen's source that a reader would see and no translator ever gets: text between tags and in spoken attributes. */
export function literalTexts(source: string): Literal[] {
  const found: Literal[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isNode(value)) return;
    const text = value.type.startsWith("JSX") ? textIn(value) : null;
    if (text !== null && /\p{L}{2}/u.test(text)) {
      found.push({ line: source.slice(0, value.start).split("\n").length, text: text.trim() });
    }
    // Attributes were looked at whole; what stands in them is no text of the page.
    const inside =
      value.type === "JSXAttribute"
        ? [value.value].filter((one) => isNode(one) && one.type !== "JSXExpressionContainer")
        : Object.values(value);
    inside.forEach(visit);
  };
  visit(parseAst(source, { lang: "tsx" }));
  return found;
}
