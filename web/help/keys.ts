/** All keys of the shell, each with the key of its text; keys of one entry do the same. */
export const keys = [
  { does: "search", press: ["Ctrl K", "/"] },
  { does: "help", press: ["?"] },
  { does: "map", press: ["Ctrl /"] },
  { does: "rows", press: ["j", "k"] },
  { does: "open", press: ["Enter"] },
  { does: "views", press: ["v"] },
  { does: "choose", press: ["↑", "↓"] },
  { does: "close", press: ["Esc"] },
  { does: "exit", press: ["Esc Esc"] },
] as const;
