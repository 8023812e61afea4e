import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "#kernel/database";
import { type Declaration, perform } from "../action/index.ts";
import { cloneDatabase } from "../testing/clone-database.ts";
import { type Inside, openTestGround, type TestAccount, type TestGround } from "../vault/test-ground.ts";
import { known } from "../words/index.ts";
import { openPerson } from "./open-person.ts";
import type { IdentityChange, PersonFactsChange } from "./person.ts";
import type { PersonContext } from "./person-context.ts";
import { personModule } from "./person-module.ts";

export const facts: PersonFactsChange = {
  sex: known("female"),
  yearOfBirth: known(2003),
  citizenships: known(["NG"]),
};
export const identity: IdentityChange = {
  names: known([
    { kind: "legal", given: "Aminacanary", family: "Okonkwocanary" },
    { kind: "as-heard", full: "Minacanary" },
  ]),
  birth: { state: "refused" },
  contacts: known([{ kind: "phone", value: "+234 803 555 0199" }]),
  documents: known([{ kind: "passport", number: "A1234567", country: "NG" }]),
};

type Work<T> = (context: PersonContext, inside: Inside) => Promise<T>;

/** What tests of people stand on: a database, agencies and accounts, and a person somebody opened. */
export type PersonGround = {
  readonly database: Database;
  readonly ground: TestGround;
  readonly as: <T>(account: TestAccount, work: Work<T>) => Promise<T>;
  readonly call: (
    account: TestAccount,
    declaration: Declaration,
    input: unknown,
    rights?: readonly string[],
  ) => Promise<unknown>;
  readonly somebody: (
    change?: IdentityChange,
  ) => Promise<{ author: TestAccount; personId: string; code: string }>;
  readonly close: () => Promise<void>;
};

export async function openPersonGround(): Promise<PersonGround> {
  const database = await cloneDatabase();
  const ground = await openTestGround(database);
  function as<T>(account: TestAccount, work: Work<T>): Promise<T> {
    return ground.as(account, (inside) => work({ ...inside, now: new Date(), opened: () => {} }, inside));
  }
  return {
    database,
    ground,
    as,
    call(account, declaration, input, rights = Object.keys(personModule.rights)) {
      const engine = {
        app: database.app,
        vault: ground.store,
        rightsOf: () => new Set(rights),
        now: () => new Date(),
        answerKey: randomBytes(32),
        startJob: () => Promise.reject(new Error("no jobs here")),
      };
      return perform(engine, {
        declaration,
        input,
        entry: { by: "session", hash: account.hash },
        requestId: randomUUID(),
      });
    },
    async somebody(change = identity) {
      const author = await ground.account(await ground.agency());
      const person = await as(author, (context) => openPerson(context, { facts, identity: change }));
      return { author, ...person };
    },
    async close() {
      await ground.close();
      await database.close();
    },
  };
}
