import type { KeptService } from "./kept-services.ts";

/** What is looked for among the services on this device; what is left out may be anything. */
export type KeptWish = {
  readonly text?: string;
  readonly kind?: string;
  readonly area?: string;
  readonly language?: string;
  readonly sex?: "female" | "male" | "other";
  /** Years. */
  readonly age?: number;
};

export const missNames = ["text", "kind", "area", "language", "sex", "age", "paused"] as const;
/** What of a wish a service does not meet; `paused` where it takes nobody at present. */
export type Miss = (typeof missNames)[number];

export type FoundKept = { readonly service: KeptService; readonly misses: readonly Miss[] };

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** Women and men together shut nobody out, as in the directory's own search. */
function takes({ sexes }: KeptService["content"]["accepts"], sex: string): boolean {
  return sexes.length === 0 || (sexes.includes("female") && sexes.includes("male")) || sexes.includes(sex);
}

function missesOf(service: KeptService, wish: KeptWish): Miss[] {
  const { content, kinds, areas, state } = service;
  const { text = "", kind, area, language, sex, age } = wish;
  const names = [content.name.text, ...Object.values(content.name.translations), service.code].map(plain);
  const away: Record<Miss, boolean> = {
    text: !names.some((name) => name.includes(plain(text.trim()))),
    kind: kind !== undefined && !kinds.includes(kind),
    // A service for a whole country serves each of its areas.
    area: area !== undefined && !areas.includes(area) && !areas.includes(area.slice(0, 2)),
    language: language !== undefined && !content.languages.includes(language) && !content.interpreter,
    sex: sex !== undefined && !takes(content.accepts, sex),
    age: age !== undefined && (age < content.accepts.ageFrom || age > content.accepts.ageTo),
    paused: state !== "open",
  };
  return missNames.filter((name) => away[name]);
}

const mostNear = 5;

/**
 * The services that meet a wish, and where there is none those that come nearest, each with what it does not meet. A
 * service without the wished name, or of another kind, is never near.
 */
export function findKept(
  services: readonly KeptService[],
  wish: KeptWish,
): { readonly fits: readonly FoundKept[]; readonly near: readonly FoundKept[] } {
  const all = services.map((service) => ({ service, misses: missesOf(service, wish) }));
  const fits = all.filter(({ misses }) => misses.length === 0);
  if (fits.length > 0) return { fits, near: [] };
  const near = all
    .filter(({ misses }) => !misses.includes("text") && !misses.includes("kind"))
    .sort((a, b) => a.misses.length - b.misses.length);
  return { fits, near: near.slice(0, mostNear) };
}
