import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCode } from "#kernel/words";
import { newKey, type OfficeGround, openOfficeGround, withoutRequest } from "./http-ground.ts";

let ground: OfficeGround;
let cookie: OfficeGround["cookie"];
let newCase: OfficeGround["newCase"];
let newPerson: OfficeGround["newPerson"];
let stranger: OfficeGround["stranger"];

beforeAll(async () => {
  ground = await openOfficeGround();
  ({ cookie, newCase, newPerson, stranger } = ground);
});
afterAll(() => ground?.close());

describe("not found is not allowed", () => {
  test("[404] one body for what is not there and what is not for this reader, apart from the request's number", async () => {
    const { caseId, code } = await newCase();
    const absent = randomUUID();
    const pairs: [string, object, object][] = [
      ["/api/casefile/get-case", { caseId }, { caseId: absent }],
      ["/api/casefile/get-case", { code }, { code: makeCode("C", randomBytes(5)) }],
      ["/api/casefile/list-participants", { caseId }, { caseId: absent }],
      ["/api/access/find-dossier", { code }, { code: makeCode("C", randomBytes(5)) }],
      ["/api/access/list-grants", { dossierId: caseId }, { dossierId: absent }],
      ["/api/history/list-history", { dossierId: caseId }, { dossierId: absent }],
      ["/api/access/seal-dossier", { dossierId: caseId, reason: "x" }, { dossierId: absent, reason: "x" }],
      ["/api/person/reveal-identity", { personId: caseId }, { personId: absent }],
    ];
    for (const [path, there, nowhere] of pairs) {
      const hidden = await ground.ask(path, there, { cookie: stranger });
      const missing = await ground.ask(path, nowhere, { cookie: stranger });
      expect(hidden.status, path).toBe(404);
      expect(missing.status, path).toBe(404);
      expect(withoutRequest(hidden.body), path).toEqual(withoutRequest(missing.body));
      expect(hidden.text.length, path).toBe(missing.text.length);
      expect(Object.keys(hidden.headers).sort()).toEqual(Object.keys(missing.headers).sort());
    }
  });

  test("[404] without the right the answer is the same as for a name that does not exist", async () => {
    const trainer = await newPerson("trainer");
    const denied = await ground.ask("/api/account/list-accounts", {}, { cookie: trainer });
    const unknown = await ground.ask("/api/account/no-such-thing", {}, { cookie: trainer });
    expect(denied.status).toBe(404);
    expect(withoutRequest(denied.body)).toEqual(withoutRequest(unknown.body));
  });

  test("[404] every action and question but the sign-in refuses whoever is not signed in", async () => {
    const names = ground.kernel.services.registry.doors.flatMap((door) =>
      door.declarations.map((one) => one.name),
    );
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      const answer = await ground.ask(`/api/${name.replace(".", "/")}`, {});
      expect(answer.body.code, name).toBe("signed-out");
    }
  });
});

describe("a call twice", () => {
  test("[idempotency] same key and input happen once and answer alike", async () => {
    const input = { caseId: randomUUID(), kind: "trafficking", reference: `K ${randomUUID().slice(0, 8)}` };
    const headers = newKey();
    const first = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    const second = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    const listed = await ground.ask("/api/casefile/search-cases", { text: input.reference }, { cookie });
    expect(listed.body.items).toHaveLength(1);
    // The same again without a key is another call.
    expect((await ground.ask("/api/casefile/open-case", input, { cookie })).body.code).toBe("refused");
  });

  test("[idempotency] the key with anything else is key-reused, worded alike in all cases", async () => {
    const input = { caseId: randomUUID(), kind: "trafficking" };
    const headers = newKey();
    await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    const answers = [
      await ground.ask("/api/casefile/open-case", { ...input, kind: "smuggling" }, { cookie, headers }),
      await ground.ask(
        "/api/casefile/open-case",
        { caseId: randomUUID(), kind: "both" },
        { cookie, headers },
      ),
      await ground.ask("/api/session/set-language", { lang: "fr" }, { cookie, headers }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(409);
      expect(withoutRequest(answer.body)).toEqual(withoutRequest(answers[0]?.body ?? {}));
      expect(answer.body.code).toBe("key-reused");
    }
    const theirs = await ground.ask(
      "/api/session/set-language",
      { lang: "en" },
      { cookie: stranger, headers },
    );
    expect(theirs.status).toBe(200);
  });

  test("[idempotency] whoever lost the dossier meanwhile gets not-found, not the old answer", async () => {
    const input = { caseId: randomUUID(), kind: "trafficking", title: "Harbour" };
    const headers = newKey();
    await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    const owner = await ground.kernel.database.owner();
    await owner.query('update access."grant" set ended_at = now() where dossier_id = $1', [input.caseId]);
    await owner.end();
    const again = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    expect(again.status).toBe(404);
    expect(again.text).not.toContain("Harbour");
  });

  test("[idempotency] whoever lost one part of the dossier does not get the answer of then either", async () => {
    const input = { caseId: randomUUID(), kind: "trafficking", title: "Harbour" };
    const headers = newKey();
    const first = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    const owner = await ground.kernel.database.owner();
    const close = (part: string) =>
      owner.query(
        'update access."grant" set ended_at = now() where dossier_id = $1 and compartment::text = $2',
        [input.caseId, part],
      );
    // Which the caller's role never opened.
    await close("support");
    expect((await ground.ask("/api/casefile/open-case", input, { cookie, headers })).body).toEqual(
      first.body,
    );
    await close("investigation");
    expect((await ground.ask("/api/access/find-dossier", { code: first.body.code }, { cookie })).status).toBe(
      200,
    );
    const again = await ground.ask("/api/casefile/open-case", input, { cookie, headers });
    expect(again.status).toBe(404);
    expect(again.text).not.toContain("Harbour");
    await owner.end();
  });

  test("[idempotency] remembered answers lie sealed, inputs as keyed digests", async () => {
    const owner = await ground.kernel.database.owner();
    const { rows } = await owner
      .query("select set_config('palermo.maintenance', 'on', false)")
      .then(() =>
        owner.query<{ row: string }>(
          "select r::text || encode(r.answer, 'escape') as row from action.request r",
        ),
      );
    await owner.end();
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toMatch(/Harbour|trafficking/);
  });

  test("[stale] a write over a version that the writer did not see is 409 with both versions, and changes nothing", async () => {
    const { caseId } = await newCase();
    const participantId = randomUUID();
    const person = {
      identity: { names: { state: "known", value: [{ kind: "legal", given: "A", family: "Bee" }] } },
    };
    const added = await ground.ask(
      "/api/casefile/add-participant",
      { caseId, participantId, capacity: "witness", person, facts: {} },
      { cookie },
    );
    expect(added.status).toBe(200);
    const revise = (note: string, version: string) =>
      ground.ask(
        "/api/casefile/revise-participant",
        { participantId, note },
        { cookie, headers: { "palermo-expects": version } },
      );
    expect((await revise("first", "1")).status).toBe(200);
    const stale = await revise("second", "1");
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: "stale", yours: expect.anything(), theirs: expect.anything() });
    const list = await ground.ask("/api/casefile/list-participants", { caseId }, { cookie });
    expect(JSON.stringify(list.body)).toContain("first");
    expect(JSON.stringify(list.body)).not.toContain("second");
  });
});

describe("errors", () => {
  test("[errors] a bug tells its number and nothing else; the log has no content", async () => {
    // An id that another agency's case has already: the database refuses, which no rule foresaw.
    const { caseId } = await newCase();
    const answer = await ground.ask(
      "/api/casefile/open-case",
      { caseId, kind: "trafficking", title: "SECRETTITLE", reference: "SECRETREFERENCE" },
      { cookie: stranger },
    );
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toMatch(/SECRET|duplicate|constraint|access\.|\.ts/);
    expect(ground.log.join("\n")).not.toMatch(/SECRET/);
  });

  test("[errors] bad input names the place and what is expected, never repeating what was sent", async () => {
    const answer = await ground.ask(
      "/api/casefile/open-case",
      { caseId: "SECRETVALUE", kind: "SECRETKIND" },
      { cookie },
    );
    expect(answer.status).toBe(422);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.text).not.toContain("SECRET");
    expect((answer.body.fields as { path: string }[]).map((field) => field.path).sort()).toEqual([
      "caseId",
      "kind",
    ]);
    const broken = await ground.ask("/api/casefile/open-case", {}, { cookie, raw: '{"caseId": "SECRET' });
    expect(broken.status).toBe(422);
    expect(broken.text).not.toContain("SECRET");
  });
});
