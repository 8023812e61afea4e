import type { Importer } from "#kernel/import";
import type { UploadUse } from "#kernel/module";
import type { Ground } from "./ground.ts";

/** What a file is sent for: an importer, or a use that a door declares. */
export type Purpose = {
  readonly needs: readonly string[];
  readonly maxBytes: number;
  readonly importer?: Importer;
  readonly clean?: UploadUse["clean"];
  /** Kept byte for byte. */
  readonly raw: boolean;
};

/** Every purpose by `importer NAME` or `use NAME`. */
export function purposesOf({ registry }: Ground): ReadonlyMap<string, Purpose> {
  const importers = registry.doors.flatMap((door) => door.importers);
  const uses = registry.doors.flatMap((door) => door.uploads ?? []);
  // Whatever a file was sent for, it may be given to another use within its day: so each is cleaned, but what is raw,
  // which only its own use takes.
  const cleaned = uses.find((use) => use.clean !== undefined)?.clean;
  return new Map<string, Purpose>([
    ...importers.map((importer): [string, Purpose] => [
      `importer ${importer.name}`,
      {
        needs: ["import.run", importer.needs],
        maxBytes: importer.maxBytes,
        importer,
        raw: false,
        ...(cleaned ? { clean: cleaned } : {}),
      },
    ]),
    ...uses.map(({ name, needs, maxBytes, clean, raw = false }): [string, Purpose] => [
      `use ${name}`,
      { needs: [needs], maxBytes, raw, ...(clean ? { clean } : {}) },
    ]),
  ]);
}
