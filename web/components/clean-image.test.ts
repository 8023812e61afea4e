import { describe, expect, it } from "vitest";
import { renamed, targetOf } from "./clean-image.ts";

describe("[S9] images on the device", () => {
  it("[S9] become JPEG where they are photographs and PNG otherwise; other files stay", () => {
    const types = [
      "image/jpeg",
      "image/heic",
      "image/avif",
      "image/png",
      "image/webp",
      "image/gif",
      "image/svg+xml",
    ];
    expect(types.map(targetOf)).toEqual([
      "image/jpeg",
      "image/jpeg",
      "image/jpeg",
      "image/png",
      "image/png",
      "image/png",
      "image/png",
    ]);
    expect(["application/pdf", "video/mp4", ""].map(targetOf)).toEqual([null, null, null]);
  });

  it("are named after what they became", () => {
    expect(renamed("IMG_1.HEIC", "image/jpeg")).toBe("IMG_1.jpg");
    expect(renamed("a.b.JPEG", "image/jpeg")).toBe("a.b.JPEG");
    expect(renamed("scan", "image/png")).toBe("scan.png");
    expect(renamed("صورة.webp", "image/png")).toBe("صورة.png");
  });
});
