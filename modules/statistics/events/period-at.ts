/** Period of a day, as the table writes its periods. */
export function periodAt(day: string, like: string): string {
  if (like.includes("-Q")) return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return day.slice(0, like.length);
}
