import { z } from "zod";
import type { LineSpec } from "../lines/spec.ts";

export const orderKinds = ["compensation", "confiscation", "fine"] as const;

export const OrderDetails = z.strictObject({
  instalments: z.int().min(1).max(600).default(1).describe("in how many monthly parts it is to be paid"),
  firstDue: z.iso.date().describe("day on which the first part is due"),
  court: z.string().trim().max(300).optional().describe("court and number of the decision"),
});
export type OrderDetails = z.infer<typeof OrderDetails>;

/** What a court ordered to be paid, and what was paid (TIP Protocol art. 6(6); Convention art. 12 and 25(2)). */
export const orderSpec: LineSpec = {
  kind: "order",
  nouns: "orders",
  about: "payments that were ordered in a case, with what was paid",
  needs: "court.decide",
  whats: orderKinds,
  details: OrderDetails as unknown as LineSpec["details"],
  person: "optional",
  standing: ["ordered", "enforced"],
  acts: [
    {
      act: "ordered",
      verb: "order-payment",
      about: "Records that a court ordered compensation, confiscation of an amount, or a fine.",
      after: [null, "set-aside"],
      to: "ordered",
      amount: "required",
    },
    {
      act: "paid",
      verb: "record-payment",
      about: "Records an instalment that reached whom it is owed to.",
      after: ["ordered", "enforced"],
      amount: "required",
      needs: "court.money",
    },
    {
      act: "enforced",
      verb: "enforce-payment",
      about: "Records that enforcement of an order has begun.",
      after: ["ordered", "enforced"],
      to: "enforced",
      needs: "court.money",
    },
    {
      act: "set-aside",
      verb: "set-aside-order",
      about: "Records that an order was set aside, with the reason; what was paid stays recorded.",
      after: ["ordered", "enforced"],
      to: "set-aside",
      reason: "required",
    },
  ],
  misfit: ({ amount, what }) =>
    amount === null && orderKinds.some((kind) => kind === what) ? "what-is-missing" : null,
};
