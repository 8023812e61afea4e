import { drawer } from "./builders.ts";
import { ctdcVictimPerpetrator } from "./import/ctdc-vp.ts";

/** Invented victims with invented perpetrators, in the columns of the victim–perpetrator data set. */
export function perpetratorFile(seed: number, records: number): string {
  const draw = drawer(seed + 21);
  const pick = (...cells: readonly string[]) => cells[Math.floor(draw() * cells.length)] ?? "";
  const flag = (share: number) => (draw() < share ? "1" : "");
  const row = (): Record<string, string> => {
    const labour = draw() < 0.55;
    return {
      yearRegister: pick("2014-2018", "2019", "2020", "2021-2022", "2021-2022"),
      gender: pick("Female", "Female", "Female", "Male", "Male", ""),
      majorityStatus: pick("Adult", "Adult", "Adult", "Minor", ""),
      isForcedLabour: labour ? "1" : "",
      isSexualExploit: labour ? flag(0.08) : "1",
      UN_COO_Region: pick("Europe", "Europe", "Asia", "Africa", ""),
      UN_COE_Region: pick("Europe", "Europe", "Europe", "Asia", ""),
      IP_Exploiter: flag(0.5),
      IP_Gender: pick("Male", "Male", "Male", "Female", "Female", "Female;Male", ""),
      IP_ageBroad: pick("", "0--29", "30--38", "30--38", "39--47", "48+", "30--38;39--47"),
      IP_citizen_UNRegion: pick("Europe", "Europe", "Europe", "Asia", "Asia;Europe", ""),
      IP_Relation: pick(
        "StrangerUnknownOther",
        "StrangerUnknownOther",
        "FriendAcquaintance",
        "FriendAcquaintance",
        "FamilyIntimatePartner",
        "FriendAcquaintance;StrangerUnknownOther",
        "",
      ),
      IP_PayMoney: pick("No", "No", "Yes", "No;Yes", ""),
      IP_RecruiterBroker: flag(0.55),
      IP_TransactionProcess: flag(0.35),
      IP_ControlAbuseKidnap: flag(0.15),
    };
  };
  const { header } = ctdcVictimPerpetrator();
  const lines = Array.from({ length: records }, () => {
    const cells = row();
    return header.map((name) => cells[name] ?? "").join(",");
  });
  return `${header.join(",")}\n${lines.join("\n")}\n`;
}
