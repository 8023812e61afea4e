import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import {
  type CommitContext,
  defineImporter,
  ImportProblem,
  type InspectContext,
  Marks,
  marksOf,
  type Preview,
  type Report,
  sentence,
  type UndoContext,
  type WorkContext,
  writeDone,
} from "#kernel/import";
import { langs } from "#kernel/words";
import { text } from "../text.ts";
import type { Service, ServiceFacts } from "../words/service.ts";
import { cellsOf } from "./columns.ts";
import { checkRow, type Given, importerFields, readRows } from "./read-rows.ts";
import { asService, getRow, type ServiceRow, serviceRows } from "./service-rows.ts";
import { insertService, rewriteService, writeFree } from "./write-service.ts";

type Step = { readonly before: Service | null; readonly facts: ServiceFacts; readonly free: number | null };

export const importServices = defineImporter({
  name: "services",
  about: Object.fromEntries(langs.map((lang) => [lang, text(lang, "import.about")])) as Record<
    (typeof langs)[number],
    string
  >,
  needs: "referral.keep-service",
  extensions: [".csv", ".csv.gz", ".xlsx"],
  maxBytes: 32 * 1024 ** 2,
  fields: importerFields,
  inspect,
  commit,
  undo,
});

async function planned(context: WorkContext, given: Given): Promise<Step[]> {
  const { tx, actor } = context;
  const { rows } = await sql<ServiceRow>`
    ${serviceRows} where s.agency_id = ${actor.agencyId}::uuid and s.state <> 'closed'`.execute(tx);
  const held = new Map(rows.map((row) => [row.key, asService(row, actor)]));
  const bodies = await sql<{ key: string; provider_id: string }>`
    select key, provider_id from referral.provider where agency_id = ${actor.agencyId}::uuid and removed_at is null`.execute(
    tx,
  );
  const providers = new Map(bodies.rows.map(({ key, provider_id }) => [key, provider_id]));
  const known = await sql<{ code: string }>`select code from referral.area where removed_at is null`.execute(
    tx,
  );
  const areas = new Set(known.rows.map(({ code }) => code));
  return given.rows.flatMap((row): Step[] => {
    const before = held.get((row.cells.key ?? "").toLowerCase()) ?? null;
    const checked = checkRow(row, {
      lang: actor.lang,
      before,
      providers,
      areas,
      rejections: given.rejections,
    });
    return checked === null ? [] : [{ before, ...checked }];
  });
}

/** What an import compares: a service as the cells that it would write. */
const comparable = (service: Service, facts: ServiceFacts) =>
  [cellsOf(service, ""), cellsOf({ ...service, ...facts, content: facts.content }, "")] as const;

function changes({ before, facts, free }: Step): boolean {
  if (before === null || before.providerId !== facts.providerId) return true;
  const [was, is] = comparable(before, facts);
  return !isDeepStrictEqual(was, is) || (free !== null && free !== before.free);
}

async function inspect(open: InspectContext): Promise<Preview> {
  const given = await readRows(open);
  const steps = await open.inTx((context) => planned(context, given));
  return {
    recognisedAs: text(open.lang, "import.recognised"),
    rowsRead: given.rowsRead,
    accepted: steps.length,
    rejectedCount: given.rejections.count,
    rejected: [...given.rejections.shown],
    columns: [...given.columns],
    sample: given.rows.slice(0, 5).map(({ cells }) => ({ ...cells }) as Record<string, string>),
    creates: steps.filter(({ before }) => before === null).length,
    updates: steps.filter((step) => step.before !== null && changes(step)).length,
    warnings: [],
  };
}

async function commit(open: CommitContext): Promise<Report> {
  const { importId, inTx, lang } = open;
  const given = await readRows(open);
  return inTx(async (context) => {
    const steps = await planned(context, given);
    if (given.rejections.count > 0 && !open.leaveOutRejected)
      throw new ImportProblem("rejected-rows", { count: given.rejections.count });
    const marks = new Marks(context, importId);
    let [created, updated] = [0, 0];
    for (const [done, step] of steps.entries()) {
      open.signal.throwIfAborted();
      if (done % 100 === 0) await open.progress(done, steps.length, sentence(lang, "step.writing"));
      if (!changes(step)) continue;
      const serviceId = step.before?.serviceId ?? randomUUID();
      if (step.before === null) {
        await insertService(context, serviceId, step.facts);
        await marks.add({ kind: "created", what: "service", subject: serviceId });
        created += 1;
      } else {
        await rewriteService(context, serviceId, step.facts);
        await marks.add({ kind: "updated", what: "service", subject: serviceId, before: step.before });
        updated += 1;
      }
      if (step.free !== null) await writeFree(context, serviceId, step.free);
    }
    const report = {
      importId,
      rowsRead: given.rowsRead,
      accepted: steps.length,
      rejectedCount: given.rejections.count,
      rejected: [...given.rejections.shown],
      created,
      updated,
    };
    await writeDone(context.tx, report);
    return report;
  });
}

/** What the import entered is closed, what it changed stands again as before. */
async function undo({ importId, inTx }: UndoContext): Promise<void> {
  await inTx(async (context) => {
    for (const { kind, subject, before } of await marksOf(context, importId)) {
      const held = await getRow(context.tx, subject);
      const version = kind === "created" ? 1 : (before as Service).version + 1;
      if (held.version !== version || held.state === "closed") throw new ImportProblem("changed-since");
      if (kind === "created") {
        await sql`
          update referral.service set state = 'closed', state_at = ${context.now}, changes = changes + 1
          where service_id = ${subject}::uuid`.execute(context.tx);
        continue;
      }
      const was = before as Service;
      await rewriteService(context, subject, { ...was, providerId: held.provider_id });
      if (was.free !== null) await writeFree(context, subject, was.free);
    }
  });
}
