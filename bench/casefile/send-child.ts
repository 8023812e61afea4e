/** Sends a file in parts until it is killed: `send-child.ts ADDRESS PATH UPLOAD`. */
import { signIn } from "../lib/client.ts";
import { sendParts } from "./send-file.ts";

const [address = "", path = "", uploadId = ""] = process.argv.slice(2);
await sendParts({ address, client: await signIn(address, "investigator"), path, uploadId });
