/** A name in the orders in which papers write it, and each part alone; short parts would withhold half a page. */
export function phrasesOf(
  names: readonly { given?: string | undefined; family?: string | undefined }[],
): string[] {
  const phrases = names.flatMap(({ given = "", family = "" }) => [
    ...(given && family ? [`${given} ${family}`, `${family} ${given}`, `${family}, ${given}`] : []),
    ...(family.length >= 3 ? [family] : []),
    ...(given.length >= 3 ? [given] : []),
  ]);
  return [...new Set(phrases)];
}
