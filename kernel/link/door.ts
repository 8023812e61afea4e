import type { ModuleDoor } from "../module/module.ts";
import { workingRoles } from "../part/index.ts";
import { endLink } from "./end-link.ts";
import { ownLinkKinds } from "./link.ts";
import { listLinksQuestion } from "./list-links.ts";
import ar from "./locales/ar.json" with { type: "json" };
import en from "./locales/en.json" with { type: "json" };
import es from "./locales/es.json" with { type: "json" };
import fr from "./locales/fr.json" with { type: "json" };
import ru from "./locales/ru.json" with { type: "json" };
import zh from "./locales/zh.json" with { type: "json" };
import { makeLinkAction } from "./make-link.ts";
import { restoreLink } from "./restore-link.ts";

/** Links between records of any two modules, with the kinds that their doors declare. */
export function linkParts(modules: readonly Pick<ModuleDoor, "linkKinds">[]) {
  const kinds = [...ownLinkKinds, ...modules.flatMap((door) => door.linkKinds ?? [])];
  return {
    name: "link",
    rights: { "link.read": workingRoles, "link.make": workingRoles },
    actions: [makeLinkAction(kinds), endLink, restoreLink],
    questions: [listLinksQuestion(kinds)],
    locales: { ar, zh, en, fr, ru, es },
  };
}
