/** The beginning of the quarter (UTC) in which a moment lies: what came since is counted when the quarter is over. */
export function quarterStart(moment: Date): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), Math.floor(moment.getUTCMonth() / 3) * 3, 1));
}
