import { findCountry } from "@palermo/vocabulary";
import { sql } from "kysely";
import type { Context } from "#kernel/action";
import type { Area } from "../words/area.ts";

type Tx = Context<unknown>["tx"];

export type AreaRow = {
  agency_id: string;
  area_id: string;
  code: string;
  name: Area["name"];
  longitude: string | null;
  latitude: string | null;
  version: number;
};

const degrees = (text: string | null) => (text === null ? null : Number(text));

export function asArea(row: AreaRow, agencyId: string): Area {
  return {
    areaId: row.area_id,
    code: row.code,
    name: row.name,
    longitude: degrees(row.longitude),
    latitude: degrees(row.latitude),
    version: row.version,
    mine: row.agency_id === agencyId,
  };
}

/** Areas that stand, by code; of one country where it is named. */
export async function areaRows(tx: Tx, country?: string): Promise<AreaRow[]> {
  const { rows } = await sql<AreaRow>`
    select agency_id, area_id, code, name, longitude, latitude, version from referral.area
    where removed_at is null and (${country ?? null}::text is null or country = ${country ?? null}) order by code`.execute(
    tx,
  );
  return rows;
}

/** Of these codes, the ones that are neither a country nor an area that stands. */
export async function unknownAreas(tx: Tx, codes: readonly string[]): Promise<string[]> {
  const own = codes.filter((code) => code.length > 2);
  const { rows } = await sql<{ code: string }>`
    select code from referral.area where removed_at is null and code = any (${own}::text[])`.execute(tx);
  const known = new Set(rows.map(({ code }) => code));
  return codes.filter((code) =>
    code.length === 2 ? findCountry({ alpha2: code }) === undefined : !known.has(code),
  );
}
