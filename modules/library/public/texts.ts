import type { Lang } from "@palermo/vocabulary";
import type { PublicFace } from "#kernel/public-face";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };

/** Texts of the public pages of the library. */
export const texts = { ar, zh, en, fr, ru, es } satisfies Record<Lang, PublicFace["texts"][Lang]>;
