import { z } from "zod";
import type { LineSpec } from "../lines/spec.ts";

export const assetKinds = [
  "cash",
  "account",
  "real-estate",
  "vehicle",
  "vessel",
  "business",
  "virtual-asset",
  "valuables",
  "claim",
  "other",
] as const;

export const AssetDetails = z.strictObject({
  described: z.string().trim().min(1).max(1000).describe("what it is"),
  order: z.string().trim().max(200).optional().describe("number of the order under which it is held"),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "a country code of two letters, such as NG")
    .optional()
    .describe("where it lies"),
});

const held = ["seized", "frozen", "confiscated"];

/**
 * What became of an asset: Convention art. 12 to 14; a part of what is confiscated goes to those who were harmed
 * (art. 14(2); A/CONF.213/7 paragraph 31 on funds that finance returns).
 */
export const assetSpec: LineSpec = {
  kind: "asset",
  nouns: "assets",
  about: "assets seized, frozen and confiscated in a case",
  needs: "court.money",
  whats: assetKinds,
  details: AssetDetails,
  person: "optional",
  standing: held,
  acts: [
    {
      act: "seized",
      verb: "seize-asset",
      about: "Records that an asset was seized, with its estimated value.",
      after: [null, "frozen"],
      to: "seized",
    },
    {
      act: "frozen",
      verb: "freeze-asset",
      about: "Records that an asset was frozen, with its estimated value.",
      after: [null, "seized"],
      to: "frozen",
    },
    {
      act: "confiscated",
      verb: "confiscate-asset",
      about: "Records that an asset was confiscated, by which decision and at which value.",
      after: ["seized", "frozen"],
      to: "confiscated",
      amount: "required",
    },
    {
      act: "sold",
      verb: "sell-asset",
      about: "Records that a confiscated asset was sold, and what it brought.",
      after: ["confiscated"],
      to: "sold",
      amount: "required",
    },
    {
      act: "to-fund",
      verb: "share-asset",
      about: "Records what of the proceeds went to the victims' fund.",
      after: ["confiscated", "sold"],
      amount: "required",
    },
    {
      act: "to-returns",
      verb: "finance-returns",
      about: "Records what of the share of the victims' fund finances returns.",
      after: ["confiscated", "sold"],
      amount: "required",
    },
    {
      act: "released",
      verb: "release-asset",
      about: "Records that an asset was given back, with the reason.",
      after: ["seized", "frozen"],
      to: "released",
      reason: "required",
    },
  ],
};
