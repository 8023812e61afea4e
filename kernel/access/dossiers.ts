import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, question, refuse } from "#kernel/action";
import { askWord } from "./answers.ts";
import { Compartment } from "./words.ts";

export const findDossier = question({
  name: "access.find-dossier",
  about: "A dossier by its code, as far as the reader may know of it.",
  needs: "signed-in",
  input: z.object({ code: z.string().max(20) }),
  output: z.object({
    dossierId: z.uuid(),
    kind: z.string(),
    code: z.string(),
    sealed: z.boolean(),
    compartments: z.array(Compartment),
    open: z.array(Compartment),
  }),
}).run(async ({ input, tx }) => {
  const { rows } = await sql<{
    dossier_id: string;
    kind: string;
    code: string;
    sealed: boolean;
    compartments: string[];
    open_compartments: string[];
  }>`
    select f.* from access.dossier_facts(array[access.find_dossier(${input.code})]) f`.execute(tx);
  const found = rows[0];
  if (!found) throw new NotFound();
  return {
    dossierId: found.dossier_id,
    kind: found.kind,
    code: found.code,
    sealed: found.sealed,
    compartments: found.compartments.map((part) => Compartment.parse(part)),
    open: found.open_compartments.map((part) => Compartment.parse(part)),
  };
});

const Sealing = z.object({ dossierId: z.uuid(), reason: z.string().min(1).max(500) });
const Sealed = z.object({ dossierId: z.uuid(), sealed: z.boolean() });

export const sealDossier = action({
  name: "access.seal-dossier",
  about: "Takes a dossier out of agency-wide grants, counts, projections, linkage and break-glass.",
  needs: "signed-in",
  input: Sealing,
  output: Sealed,
  refusals: ["not-yours"],
  undo: "access.unseal-dossier",
}).run(async ({ input, tx, opened }) => {
  opened([input.dossierId]);
  const word = await askWord(tx, sql`access.seal_dossier(${input.dossierId}, true)`);
  if (word === "not-found") throw new NotFound();
  if (word === "not-yours") return refuse(word);
  return { dossierId: input.dossierId, sealed: true };
});

export const unsealDossier = action({
  name: "access.unseal-dossier",
  about: "Puts a sealed dossier back among the agency's others.",
  needs: "signed-in",
  input: Sealing,
  output: Sealed,
  refusals: ["not-yours"],
  undo: "access.seal-dossier",
}).run(async ({ input, tx, opened }) => {
  opened([input.dossierId]);
  const word = await askWord(tx, sql`access.seal_dossier(${input.dossierId}, false)`);
  if (word === "not-found") throw new NotFound();
  if (word === "not-yours") return refuse(word);
  return { dossierId: input.dossierId, sealed: false };
});
