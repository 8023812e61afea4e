import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import type { Statement } from "./statement.ts";
import { beginInterview, type InterviewGround, openInterviewGround, statementOf } from "./test-ground.ts";

let ground: InterviewGround;
beforeAll(async () => {
  ground = await openInterviewGround();
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const refused = (refusal: string) => ({ detail: { refusal } });
const call = <T = unknown>(who: TestAccount, name: string, input: unknown) =>
  who.callByName(`casefile.${name}`, input) as Promise<T>;

describe("statements", () => {
  it("keep every version and every translation; the database itself writes none over", async () => {
    const heard = await ground.heardCase();
    const first = statementOf(heard, { words: "J'ai payé 3000" });
    await call(ground.owner, "record-statement", first);
    const { statementId } = first;
    const change = { statementId, words: "J'ai payé 2000", topics: [], reason: "misheard", after: 1 };
    const translation = {
      statementId,
      translationId: randomUUID(),
      number: 1,
      lang: "en",
      words: "I paid 3000",
      by: "D",
    };
    await call(ground.owner, "translate-statement", translation);
    await call(ground.owner, "correct-statement", change);
    await expect(call(ground.owner, "correct-statement", change)).rejects.toMatchObject({ code: "stale" });
    await expect(
      call(ground.owner, "translate-statement", { ...translation, translationId: randomUUID(), lang: "fr" }),
    ).rejects.toMatchObject(refused("same-language"));
    await expect(
      call(ground.owner, "translate-statement", { ...translation, translationId: randomUUID(), number: 9 }),
    ).rejects.toMatchObject(refused("no-such-version"));
    const whole = await call<Statement>(ground.owner, "read-statement", { statementId });
    expect(whole.written.map(({ number, words, reason }) => [number, words, reason])).toEqual([
      [2, "J'ai payé 2000", "misheard"],
      [1, "J'ai payé 3000", null],
    ]);
    expect(whole.translations).toMatchObject([{ number: 1, lang: "en", words: "I paid 3000" }]);
    await expect(
      ground.owner.work(({ tx }) =>
        sql`update casefile.statement_version set content = 'x' where statement_id = ${statementId}::uuid`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/stays as it was/);
    await call(ground.owner, "withdraw-statement", { statementId, reason: "of somebody else" });
    await expect(call(ground.owner, "correct-statement", { ...change, after: 2 })).rejects.toMatchObject(
      refused("statement-withdrawn"),
    );
    for (const name of ["read-statement", "correct-statement", "translate-statement", "withdraw-statement"])
      await expect(
        call(ground.stranger, name, { ...translation, translationId: randomUUID(), ...change }),
      ).rejects.toMatchObject(notFound);
  });

  it("[C6] stand on one axis with how they are weighed, for prosecution alone", async () => {
    const heard = await ground.heardCase();
    const first = statementOf(heard, { topics: ["journey"], takenOn: "2026-01-05" });
    const second = statementOf(heard, { topics: ["journey", "violence"], takenOn: "2026-02-05" });
    for (const one of [second, first]) await call(ground.owner, "record-statement", one);
    const weighing = {
      statementId: first.statementId,
      weightId: randomUUID(),
      content: { differences: ["fear", "language"], reflectionDays: 0, reasons: "WEIGHED CANARY" },
    };
    await call(heard.prosecutor, "weigh-statement", weighing);
    await call(heard.prosecutor, "weigh-statement", {
      ...weighing,
      content: { ...weighing.content, reflectionDays: 3 },
    });
    const { participantId } = heard;
    const { items } = await call<{
      items: { statementId: string; first: string[]; weight: object | null }[];
    }>(heard.prosecutor, "get-statement-history", { participantId });
    expect(items).toMatchObject([
      { statementId: first.statementId, first: ["journey"], weight: { reflectionDays: 3 } },
      { statementId: second.statementId, first: ["violence"], weight: null },
    ]);
    for (const who of [ground.owner, heard.interviewer])
      await expect(call(who, "get-statement-history", { participantId })).rejects.toMatchObject(notFound);
    // A prosecutor of investigation alone does not read it either, nor does anybody by hand or by history.
    const reader = await ground.readerOf(heard.caseId);
    await expect(call(reader, "get-statement-history", { participantId })).rejects.toMatchObject(notFound);
    for (const who of [ground.owner, heard.interviewer, reader]) {
      const seen = await who.work(
        async ({ tx }) => (await sql`select from casefile.statement_weight`.execute(tx)).rows.length,
      );
      expect(seen).toBe(0);
    }
  });

  it("lie sealed, and go with the person who is erased", async () => {
    const heard = await ground.heardCase();
    await call(ground.owner, "record-statement", statementOf(heard));
    await call(heard.prosecutor, "weigh-statement", {
      statementId: (
        await call<{ items: { statementId: string }[] }>(ground.owner, "list-statements", {
          caseId: heard.caseId,
        })
      ).items[0]?.statementId,
      weightId: randomUUID(),
      content: { reasons: "CANARY" },
    });
    await beginInterview(ground, heard);
    const database = await ground.kernel.database.owner();
    await database.query("set palermo.maintenance = 'on'");
    const tables = ["interview", "interview_session", "statement", "statement_version", "statement_weight"];
    const counted = async () => {
      const counts: [number, number][] = [];
      for (const table of tables) {
        const { rows } = await database.query(
          `select count(*)::int as n, coalesce(string_agg(t::text, ''), '') as all from casefile.${table} t where dossier_id = $1`,
          [heard.caseId],
        );
        expect(rows[0].all).not.toMatch(/CANARY|Border police|Room 2|Diallo/);
        const past = await database.query(
          `select count(*)::int as n from history.casefile_${table} where dossier_id = $1`,
          [heard.caseId],
        );
        counts.push([rows[0].n, past.rows[0].n]);
      }
      return counts;
    };
    expect((await counted()).every(([live, past]) => live > 0 && past > 0)).toBe(true);
    await ground.owner.callByName("person.erase-person", {
      personId: heard.personId,
      ground: "asked-by-person",
    });
    expect((await counted()).flat().every((n) => n === 0)).toBe(true);
    await database.end();
  });
});
