import { z } from "zod";
import { Words } from "#kernel/words";
import { AreaCode } from "./area.ts";
import { AcceptedSex, hiddenKinds, PersonStatus, ServiceKind, ServiceState } from "./lists.ts";
import { RecordKey } from "./provider.ts";

const Language = z
  .string()
  .regex(/^[a-z]{2,3}$/, "a language code of ISO 639, such as ti for Tigrinya")
  .describe("ISO 639-1, or 639-3 where there is none");

/** Minutes since midnight, Monday first; a span that ends at or before its beginning runs over midnight. */
export const OpenSpan = z.object({
  days: z.array(z.int().min(1).max(7)).min(1).max(7).describe("1 is Monday"),
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time such as 08:30"),
  to: z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, "a time such as 17:00"),
});

export const Hours = z.object({
  always: z.boolean().describe("day and night"),
  spans: z.array(OpenSpan).max(14),
});
export type Hours = z.infer<typeof Hours>;

/** Whom a service takes. An empty list of sexes or statuses means everybody. */
export const Accepts = z.object({
  sexes: z.array(AcceptedSex).max(3).describe("none: any sex"),
  ageFrom: z.int().min(0).max(120).describe("years"),
  ageTo: z.int().min(0).max(120).describe("years, inclusive"),
  families: z.boolean().describe("parents with children stay together"),
  disability: z.boolean().describe("step-free, with help for people with disabilities"),
  statuses: z.array(PersonStatus).max(5).describe("none: any standing"),
});
export type Accepts = z.infer<typeof Accepts>;

const Phone = z.string().regex(/^\+?[0-9][0-9 ()/.-]{1,38}$/, "a telephone number such as +000 55 0100");

/** What seekers see of a service. Where the address is secret: area, conditions and a duty phone, nothing else (X6). */
export const ServiceContent = z.object({
  name: Words(200),
  languages: z.array(Language).min(1).max(80),
  interpreter: z.boolean().describe("brings an interpreter for other languages"),
  accepts: Accepts,
  hours: Hours,
  dutyPhone: Phone.optional().describe("answered by somebody on duty; never a private number"),
  phone: Phone.optional(),
  email: z.email().max(200).optional(),
  web: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  address: z.string().trim().min(1).max(500).optional().describe("only where the address is no secret"),
  conditions: Words(2000)
    .optional()
    .describe("what must be so before a person is taken; no address, no names"),
});
export type ServiceContent = z.infer<typeof ServiceContent>;

const openFields = ["address", "web", "email", "phone"] as const;

const facts = z.object({
  providerId: z.uuid(),
  key: RecordKey,
  kinds: z.array(ServiceKind).min(1).max(14),
  areas: z.array(AreaCode).min(1).max(400),
  secret: z.boolean().describe("the address is secret; always so for a shelter"),
  content: ServiceContent,
  capacity: z.int().min(0).max(100_000).nullable().describe("places in all; null: not counted in places"),
  verifyEvery: z.int().min(7).max(730).default(90).describe("days after which it asks to be looked over"),
});

export const ServiceFacts = facts.superRefine((service, context) => {
  const wrong = (path: (string | number)[], message: string) =>
    context.addIssue({ code: "custom", path, message });
  if (!service.secret && service.kinds.some((kind) => hiddenKinds.includes(kind)))
    wrong(["secret"], "yes, for a shelter or a protection programme: its address is always secret");
  if (service.secret)
    for (const field of openFields)
      if (service.content[field] !== undefined)
        wrong(["content", field], "nothing here while the address is secret: a duty phone and an area alone");
  const { ageFrom, ageTo } = service.content.accepts;
  if (ageTo < ageFrom) wrong(["content", "accepts", "ageTo"], `an age from ${ageFrom} up`);
});
export type ServiceFacts = z.infer<typeof ServiceFacts>;

/** A service as the directory tells it. */
export const Service = facts.extend({
  serviceId: z.uuid(),
  code: z.string(),
  provider: Words(200),
  providerKind: z.string(),
  answeredBy: z.uuid().nullable(),
  free: z.int().nullable(),
  freeToldAt: z.iso.datetime().nullable(),
  state: ServiceState,
  stateReason: z.string(),
  stateAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().nullable(),
  version: z.int(),
  mine: z.boolean().describe("kept by the reader's agency"),
  may: z.array(z.string()),
});
export type Service = z.infer<typeof Service>;
