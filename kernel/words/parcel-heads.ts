/** What devices and server must write alike; no schema, so that a device loads nothing else for it. */

/** Most plain bytes of one piece of a file on a device. */
export const pieceBytes = 256 * 1024;
/** Most pieces of one file: 200 MB. */
export const mostPieces = 800;

/** What is authenticated with a parcel, so that none stands for another or for another device. */
export function parcelHead(deviceId: string, parcelId: string): string {
  return `palermo parcel 1\n${deviceId}\n${parcelId}`;
}

/** What is authenticated with a piece: IV 12 | text | tag 16. */
export function pieceHead(fileId: string, number: number): string {
  return `palermo piece 1\n${fileId}\n${number}`;
}

/** What the shared secret is mixed with (HKDF-SHA-256). */
export const parcelInfo = "palermo parcel seal 1";
