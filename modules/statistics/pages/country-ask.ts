/** What an address asks of a page about countries: years, rankings and `data.<panel>`. */
export function choiceOf(values: Readonly<Record<string, string>>): {
  data: Record<string, string>;
  from?: number;
  to?: number;
} {
  const data = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith("data.") ? [[name.slice("data.".length), value]] : [],
    ),
  );
  const year = (name: string) => (/^\d{4}$/.test(values[name] ?? "") ? { [name]: Number(values[name]) } : {});
  return { data, ...year("from"), ...year("to") };
}
