import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dropRetiredAgencyKeys, rotateAgencyKey } from "../vault/index.ts";
import { findByName } from "./match-people.ts";
import { rebuildTokens } from "./rebuild-tokens.ts";
import { openPersonGround, type PersonGround } from "./test-ground.ts";

let place: PersonGround;
let as: PersonGround["as"];
let somebody: PersonGround["somebody"];
beforeAll(async () => {
  place = await openPersonGround();
  ({ as, somebody } = place);
});
afterAll(() => place?.close());

describe("search tokens", () => {
  test("are made again after a restore, and only where they are missing", async () => {
    const { author, personId } = await somebody();
    await place.ground.owner.query("delete from person.token where dossier_id = $1", [personId]);
    expect(await as(author, (context) => findByName(context, "Aminacanary"))).toEqual([]);
    const settings = { masterKeys: [place.ground.masterKey], agencyId: author.agencyId, batch: 1 };
    await expect(
      rebuildTokens(place.ground.owner, { ...settings, masterKeys: [randomBytes(32)] }),
    ).rejects.toMatchObject({
      code: "wrong-master-key",
    });
    expect(await rebuildTokens(place.ground.owner, settings)).toEqual({ rebuilt: 1 });
    expect(await as(author, (context) => findByName(context, "Aminacanary"))).toEqual([personId]);
    expect(await rebuildTokens(place.ground.owner, settings)).toEqual({ rebuilt: 0 });
  });

  test("keep finding while an agency's key is changed, and let the old key go once rebuilt", async () => {
    const { author, personId } = await somebody();
    const change = { masterKey: place.ground.masterKey, agencyId: author.agencyId };
    const find = () => as(author, (context) => findByName(context, "Okonkwocanary"));
    await rotateAgencyKey(place.ground.owner, change);
    expect(await find()).toEqual([personId]);
    expect(await dropRetiredAgencyKeys(place.ground.owner, change)).toEqual({ dropped: 0, kept: 1 });
    expect(
      await rebuildTokens(place.ground.owner, {
        masterKeys: [place.ground.masterKey],
        agencyId: author.agencyId,
      }),
    ).toEqual({ rebuilt: 1 });
    expect(await find()).toEqual([personId]);
    expect(await dropRetiredAgencyKeys(place.ground.owner, change)).toEqual({ dropped: 1, kept: 0 });
    expect(await find()).toEqual([personId]);
  });
});
