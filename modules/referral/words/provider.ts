import { z } from "zod";
import { Words } from "#kernel/words";
import { CountryCode } from "./area.ts";
import { ProviderKind } from "./lists.ts";

/** A key by which lists name a record again and again. */
export const RecordKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, "small letters, figures, dots and hyphens, such as lake-house.night")
  .describe("the list's own key");

export const ProviderFacts = z.object({
  key: RecordKey,
  name: Words(200),
  kind: ProviderKind,
  country: CountryCode,
  answeredBy: z
    .uuid()
    .nullable()
    .describe("the agency whose people answer here; null: nobody has an account"),
});
export type ProviderFacts = z.infer<typeof ProviderFacts>;

export const Provider = ProviderFacts.extend({
  providerId: z.uuid(),
  version: z.int(),
  agency: z.string().describe("who keeps the entry"),
  mine: z.boolean(),
  services: z.int().describe("services that are not closed"),
});
export type Provider = z.infer<typeof Provider>;
