import { merged } from "./merge.ts";
import own from "./ru.json" with { type: "json" };

/** The texts of the module's folders: one import and one name each. */
export default merged(own);
