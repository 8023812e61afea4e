import acts from "./acts/fr.json" with { type: "json" };
import figures from "./figures/fr.json" with { type: "json" };
import own from "./fr.json" with { type: "json" };
import { merged } from "./merge.ts";
import protect from "./protect/fr.json" with { type: "json" };

/** The texts of the module's folders: one import and one name each. */
export default merged(own, protect, figures, acts);
