/** What an image becomes on its way: a photograph stays JPEG, everything else keeps its pixels as PNG. */
export function targetOf(type: string): "image/jpeg" | "image/png" | null {
  if (!type.startsWith("image/")) return null;
  return /^image\/(jpe?g|pjpeg|hei[cf]|avif)$/.test(type) ? "image/jpeg" : "image/png";
}

/** `photo.HEIC` made JPEG is `photo.jpg`. */
export function renamed(name: string, target: "image/jpeg" | "image/png"): string {
  const ending = target === "image/jpeg" ? "jpg" : "png";
  const fits = ending === "jpg" ? /\.jpe?g$/i : /\.png$/i;
  return fits.test(name) ? name : `${name.replace(/\.[a-z0-9]{1,5}$/i, "")}.${ending}`;
}

export type CleanImage = { readonly file: File; readonly cleaned: boolean };

/**
 * Draws an image anew on this device, turned as its camera said, so that place, time and device stay here (S9). Files
 * that are no images pass as they are. Null for an image that this device cannot read.
 */
export async function cleanImage(file: File): Promise<CleanImage | null> {
  const target = targetOf(file.type);
  if (target === null) return { file, cleaned: false };
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d")?.drawImage(picture, 0, 0);
    picture.close();
    const bytes = await canvas.convertToBlob({ type: target, quality: 0.95 });
    if (bytes.type !== target) return null;
    return { file: new File([bytes], renamed(file.name, target), { type: target }), cleaned: true };
  } catch {
    return null;
  }
}
