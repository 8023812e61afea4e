// Started by embedded.db.test.ts as a second Palermo, to be killed.
import { readConfig } from "../../config/index.ts";
import { openDatabase } from "../open.ts";

const [, , data = "", key = ""] = process.argv;
await openDatabase(readConfig({ PALERMO_DATA: data, PALERMO_MASTER_KEY: key }));
process.stdout.write("open\n");
setInterval(() => {}, 60_000);
