/** The ending of a file name that tells its format, `.csv.gz` included; "" when there is none. */
export function extensionOf(fileName: string): string {
  return /(\.[a-z0-9]+\.gz|\.[a-z0-9]+)$/.exec(fileName.toLowerCase())?.[1] ?? "";
}
