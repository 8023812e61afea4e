import { z } from "zod";
import { Compartment } from "../access/words.ts";
import { question } from "../action/declare.ts";
import { partsOf, writableParts } from "../part/index.ts";
import { Link } from "./link.ts";
import { linkRows, linksOf } from "./link-row.ts";

/** The question over the kinds that kernel and modules declare. */
export function listLinksQuestion(kinds: readonly string[]) {
  return question({
    name: "link.list-links",
    about:
      "Records linked with a dossier, as far as both ends are open to the reader in the link's compartment.",
    needs: "link.read",
    audited: true,
    input: z.object({ dossierId: z.uuid() }),
    output: z.object({
      items: z.array(Link),
      writable: z.array(Compartment),
      kinds: z.array(z.string()),
    }),
  }).run(async (context) => {
    const { input, tx, actor, opened } = context;
    const parts = await partsOf(tx, input.dossierId);
    const rows = await linkRows(context, input.dossierId);
    opened(
      [...new Set([input.dossierId, ...rows.map((row) => row.other_dossier)])],
      [...new Set(rows.map((row) => `link.${row.compartment}`))],
    );
    return {
      items: await linksOf(context, input.dossierId, rows),
      writable: actor.rights.has("link.make") ? writableParts(parts) : [],
      kinds: [...kinds],
    };
  });
}
export type ListLinks = ReturnType<typeof listLinksQuestion>;
