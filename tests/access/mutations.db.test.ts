import type pg from "pg";
import { describe, expect, test } from "vitest";
import { rolesWith } from "#kernel/access";
import { connect } from "#kernel/database";
import { cloneDatabase } from "#kernel/testing";
import { enterRoles } from "../../kernel/access/roles.ts";
import { testMasterKey } from "../../kernel/testing/test-key.ts";
import { compareWorld } from "./compare.ts";
import { addProbes, contentTables } from "./fill-tables.ts";
import { makeWorld } from "./world.ts";
import type { Place } from "./world-state.ts";

/** A rule broken on purpose, and what should notice. */
type Mutation = {
  readonly what: string;
  /** A function whose text is changed, or null for a policy. */
  readonly of: string;
  readonly from: string;
  readonly to: string;
  /** A world in which it shows, so that the search is short. */
  readonly seed?: number;
};

const mutations: readonly Mutation[] = [
  {
    what: "expiry of grants is ignored",
    of: "access.dossiers(text, text)",
    from: "g.expires_at > (select access.now())",
    to: "true",
  },
  {
    what: "roles work before a second person confirmed them",
    of: "access.weigh_roles(uuid, text[], text[])",
    from: "array(select r from unnest(wanted) r where r <> all (heavy))",
    to: "wanted",
  },
  {
    what: "agency-wide grants are confirmed by whom they are for",
    of: "access.confirm_agency_grant(uuid)",
    from: "access.account_id() not in (p.proposed_by, p.grantee_id)",
    to: "true",
  },
  {
    what: "expiry of agency-wide grants is ignored",
    of: "access.wide_grants(uuid[])",
    from: "g.expires_at > access.now()",
    to: "true",
  },
  {
    what: "ended grants still open",
    of: "access.dossiers(text, text)",
    from: "and g.ended_at is null",
    to: "",
    seed: 5,
  },
  {
    what: "the cap of the role is ignored",
    of: "access.dossiers(text, text)",
    from: "or not wanted = any (string_to_array(claim[7], ','))",
    to: "",
  },
  {
    what: "the level of agency-wide grants is ignored",
    of: "access.agencies(text, text)",
    from: "split_part(entry, ':', 2)::access.level >= at_least::access.level",
    to: "true",
  },
  {
    what: "the compartment of agency-wide grants is ignored",
    of: "access.agencies(text, text)",
    from: "split_part(entry, ':', 1) = wanted",
    to: "true",
  },
  {
    what: "readers of single dossiers and agencies are served by agencies alone",
    of: "access.reader_for(uuid[], access.wide_grant[])",
    from: "g.dossier_id is not null",
    to: "false",
  },
  {
    what: "the cap is ignored for agency-wide grants",
    of: "access.agencies(text, text)",
    from: "or not wanted = any (string_to_array(claim[7], ','))",
    to: "",
  },
  {
    what: "the level is ignored",
    of: "access.dossiers(text, text)",
    from: "and g.level >= least",
    to: "",
  },
  {
    what: "the compartment is ignored",
    of: "access.dossiers(text, text)",
    from: "and g.compartment = part",
    to: "",
  },
  {
    what: "ended derivations still open",
    of: "access.dossiers(text, text)",
    from: "d.ended_at is null and d.source_dossier",
    to: "d.source_dossier",
    seed: 4,
  },
  {
    what: "sealed people are reached agency-wide",
    of: "access.dossiers(text, text)",
    from: "and not p.sealed and",
    to: "and",
    seed: 8,
  },
  {
    what: "names open at any level by derivation",
    of: "access.dossiers(text, text)",
    from: "or at_least <> 'read'",
    to: "",
    seed: 2,
  },
  {
    what: "of single dossiers, expiry of grants is ignored",
    of: "access.opened_among(text, text, uuid[])",
    from: "g.expires_at > (select access.now())",
    to: "true",
  },
  {
    what: "of single dossiers, ended grants still open",
    of: "access.opened_among(text, text, uuid[])",
    from: "and g.ended_at is null",
    to: "",
    seed: 5,
  },
  {
    what: "of single dossiers, the cap of the role is ignored",
    of: "access.opened_among(text, text, uuid[])",
    from: "or not wanted = any (string_to_array(claim[7], ','))",
    to: "",
  },
  {
    what: "of single dossiers, the level is ignored",
    of: "access.opened_among(text, text, uuid[])",
    from: "and g.level >= least",
    to: "",
  },
  {
    what: "of single dossiers, the compartment is ignored",
    of: "access.opened_among(text, text, uuid[])",
    from: "and g.compartment = part",
    to: "",
  },
  {
    what: "of single dossiers, ended derivations still open",
    of: "access.opened_among(text, text, uuid[])",
    from: "and d.ended_at is null and (",
    to: "and (",
    seed: 4,
  },
  {
    what: "of single dossiers, sealed people are reached agency-wide",
    of: "access.opened_among(text, text, uuid[])",
    from: "and p.sealed))));",
    to: "and false))));",
    seed: 8,
  },
  {
    what: "of single dossiers, names open at any level by derivation",
    of: "access.opened_among(text, text, uuid[])",
    from: "or at_least <> 'read'",
    to: "",
    seed: 2,
  },
  {
    what: "sealed dossiers open agency-wide",
    of: "access.may_open(uuid, text, text)",
    from: "and not d.sealed",
    to: "",
  },
  {
    what: "break-glass opens closed compartments",
    of: "access.open_glass(uuid)",
    from: "'counselling', 'privileged', ",
    to: "",
    seed: 10,
  },
  {
    what: "facts of any dossier",
    of: "access.dossier_facts(uuid[])",
    from: "and access.may_see(d.dossier_id)",
    to: "",
  },
  {
    what: "codes of any dossier",
    of: "access.find_dossier(text)",
    from: "and access.may_see(d.dossier_id)",
    to: "",
  },
  {
    what: "grants of shut compartments are listed",
    of: "access.grants_of(uuid)",
    from: "access.may_open(wanted, g.compartment::text, 'read')",
    to: "true",
  },
  {
    what: "sealed people are found by name",
    of: "person.match_tokens(bytea[], integer[], integer)",
    from: "and not d.sealed",
    to: "",
    seed: 2,
  },
  {
    what: "files of shut compartments",
    of: "files.readable_files(uuid[], uuid[])",
    from: "where p.readable",
    to: "where true",
  },
  {
    what: "auditors see sealed dossiers",
    of: "audit.events(timestamp with time zone, uuid, uuid, text, text, integer)",
    from: "and d.sealed and not access.may_see(d.dossier_id)",
    to: "and false",
  },
  {
    what: "sealing keeps broken glass open",
    of: "access.seal_dossier(uuid, boolean)",
    from: "if shut then",
    to: "if false then",
    seed: 12,
  },
  {
    what: "sealing leaves the rows open",
    of: "access.seal_dossier(uuid, boolean)",
    from: "and sealed <> $1",
    to: "and false and sealed <> $1",
  },
  {
    what: "anybody gives grants",
    of: "access.give_grant(uuid, text, text, text, uuid, text, text, text, timestamp with time zone)",
    from: "if not access.manages(wanted, part) then return 'not-yours'; end if;",
    to: "",
  },
  {
    what: "a policy forgets `not sealed`",
    of: "policy investigation",
    from: "NOT sealed) AND",
    to: "true) AND",
    seed: 5,
  },
  {
    what: "a history's policy forgets `not sealed`",
    of: "policy history",
    from: "NOT sealed) AND",
    to: "true) AND",
    seed: 5,
  },
  {
    what: "a policy asks for the wrong compartment",
    of: "policy investigation",
    from: "'investigation'",
    to: "'identity'",
  },
];

const patience = 30;

async function breakRule(owner: pg.ClientBase, { of, from, to }: Mutation): Promise<void> {
  const policy = /^policy (.+)$/.exec(of)?.[1];
  if (policy) {
    const table = policy === "history" ? "history.probe_investigation" : `probe.${policy}`;
    const { rows } = await owner.query<{ name: string; rule: string }>(
      "select polname as name, pg_get_expr(polqual, polrelid) as rule from pg_policy where polrelid = $1::regclass and polcmd = 'r'",
      [table],
    );
    const broken = rows.filter(({ rule }) => rule.includes(from));
    expect(broken.length).toBeGreaterThan(0);
    for (const { name, rule } of broken)
      await owner.query(`alter policy ${name} on ${table} using (${rule.replaceAll(from, to)})`);
    return;
  }
  const { rows } = await owner.query<{ text: string }>(
    "select pg_get_functiondef($1::regprocedure) as text",
    [of],
  );
  const text = rows[0]?.text ?? "";
  expect(text, of).toContain(from);
  await owner.query(text.replace(from, to));
}

describe("[access] a rule broken on purpose is noticed", () => {
  test.each(mutations)("$what", { timeout: 120_000 }, async (mutation) => {
    const database = await cloneDatabase();
    const owner = await database.owner();
    const app = await connect(database.place, { login: "palermo_app", masterKey: testMasterKey });
    try {
      await enterRoles(owner, rolesWith([]));
      await addProbes(owner);
      const place: Place = {
        owner,
        app,
        tables: (await contentTables(owner)).filter((table) => table.name.startsWith("probe.")),
      };
      await breakRule(owner, mutation);
      let noticed: string[] = [];
      for (
        let turn = 0, seed = mutation.seed ?? 1;
        turn < patience && noticed.length === 0;
        turn += 1, seed += 1
      ) {
        noticed = (await compareWorld(place, await makeWorld(place, seed))).differences;
      }
      expect(noticed.length, "worlds in vain").toBeGreaterThan(0);
    } finally {
      await app.end();
      await owner.end();
      await database.close();
    }
  });
});
