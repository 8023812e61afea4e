import type { DemoWorld } from "#kernel/module";
import { seeded } from "./builders.ts";
import { loadBeside, type OpenedCase } from "./demo-beside.ts";
import { demoCases } from "./demo-cases.ts";
import { loadEvidence } from "./demo-evidence.ts";
import { loadInquiry } from "./demo-inquiry.ts";
import { loadRecords } from "./demo-records.ts";

/** Ids that are the same for the same seed, so that the demonstration is. */
function idsOf(random: () => number): () => string {
  return () => {
    const bytes = Array.from({ length: 16 }, () => Math.floor(random() * 256));
    bytes[6] = ((bytes[6] ?? 0) & 15) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 63) | 0x80;
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
}

/** Opens the invented cases of the State XV as its investigator, with the prosecutor and the analyst on the team. */
export async function loadDemo(world: DemoWorld): Promise<void> {
  const { seed, callAs, inTxAs, accounts } = world;
  const newId = idsOf(seeded(seed * 31 + 4));
  const team = ["prosecutor", "analyst"].flatMap((role) => {
    const account = accounts[role];
    return account === undefined
      ? []
      : [{ kind: "account", id: account.accountId, level: role === "analyst" ? "read" : "contribute" }];
  });
  // Last year's numbers are past on every day on which somebody loads them.
  const now = await inTxAs("investigator", async (context) => context.now);
  const year = now.getUTCFullYear() - 1;
  const opened: OpenedCase[] = [];
  const participants = new Map<string, string>();
  for (const [at, demoCase] of demoCases(year).entries()) {
    const caseId = newId();
    const { people, closed, held, ...words } = demoCase;
    const made = await callAs("investigator", "casefile.open-case", {
      caseId,
      ...words,
      team: at % 3 === 2 ? [] : team,
    });
    const known = new Map<string, { personId: string; code: string }>();
    for (const { who, capacity, identity, facts, note } of people) {
      const before = known.get(who);
      const person = before === undefined ? { identity } : { personId: before.personId };
      const participantId = newId();
      if (at === 0) participants.set(who, participantId);
      const added = await callAs("investigator", "casefile.add-participant", {
        caseId,
        participantId,
        capacity,
        person,
        facts,
        note: note ?? "",
      });
      known.set(who, personOf(added));
    }
    opened.push({ caseId, code: (made as { code: string }).code, people: known });
    if (held !== undefined) await callAs("investigator", "casefile.set-legal-hold", { caseId, reason: held });
    if (closed !== undefined) await callAs("investigator", "casefile.close-case", { caseId, note: closed });
  }
  const [greenhouses, mill, , nailBars] = opened;
  if (greenhouses) {
    await loadEvidence({ world, newId, year, greenhouses });
    await loadRecords({ world, newId, year, greenhouses, participants });
    await loadInquiry({ world, newId, year, now, greenhouses, participants });
  }
  if (greenhouses && mill && nailBars) await loadBeside({ world, newId, now, greenhouses, mill, nailBars });
}

function personOf(added: unknown): { personId: string; code: string } {
  const { personId, personCode } = added as { personId: string; personCode: string };
  return { personId, code: personCode };
}
