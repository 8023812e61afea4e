import { sql } from "kysely";
import { type QuestionContext, type Refusal, refuse } from "#kernel/action";
import type { ServiceKind } from "../referral.ts";

export type AskedService = { readonly serviceId: string; readonly toAgency: string | null };

type Row = { state: string; kinds: string[]; answered_by: string | null; removed: boolean };

/** The service that is asked, and the agency that answers for it; refused where it takes nobody now or is of another kind. */
export async function serviceFor(
  { tx }: Pick<QuestionContext<unknown>, "tx">,
  { serviceId, kind }: { readonly serviceId: string; readonly kind: ServiceKind },
): Promise<AskedService | Refusal<"no-such-service" | "service-closed" | "service-paused" | "other-kind">> {
  const { rows } = await sql<Row>`
    select s.state, s.kinds, p.answered_by, p.removed_at is not null as removed
    from referral.service s join referral.provider p on p.provider_id = s.provider_id
    where s.service_id = ${serviceId}::uuid`.execute(tx);
  const found = rows[0];
  if (!found) return refuse("no-such-service", { path: ["serviceId"] });
  const shut = refuseShut(found.removed ? "closed" : found.state);
  if (shut) return shut;
  if (!found.kinds.includes(kind)) return refuse("other-kind", { path: ["kind"] });
  return { serviceId, toAgency: found.answered_by };
}

function refuseShut(state: string): Refusal<"service-closed" | "service-paused"> | null {
  if (state === "open") return null;
  return refuse(state === "paused" ? "service-paused" : "service-closed", { path: ["serviceId"] });
}

/** Looked up in the very moment of sending or answering: a service may have closed a minute ago. */
export async function refuseShutService(
  { tx }: Pick<QuestionContext<unknown>, "tx">,
  serviceId: string,
): Promise<Refusal<"service-closed" | "service-paused"> | null> {
  const { rows } = await sql<{
    word: string;
  }>`select referral.service_word(${serviceId}::uuid) as word`.execute(tx);
  return refuseShut(rows[0]?.word ?? "gone");
}
