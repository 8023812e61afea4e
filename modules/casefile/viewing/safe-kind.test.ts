import { describe, expect, it } from "vitest";
import { mostPictureBytes, safeKindOf } from "./safe-kind.ts";

const size = (width: number, height: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  return bytes;
};
const png = (width: number, height: number, rest = "") =>
  Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"),
    size(width, height),
    Buffer.from(`\x08\x02\0\0\0${rest}`, "latin1"),
  ]);
const gif = Buffer.from("GIF89a\x10\0\x20\0\xf7\0\0", "latin1");
const jpeg = Buffer.from(
  "\xff\xd8\xff\xe1\0\x08Exif\0\0\xff\xdb\0\x04\0\0\xff\xc2\0\x11\x08\0\x20\0\x10\x03\x01\x22\0\x02\x11\x01",
  "latin1",
);
const webp = Buffer.from(`RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x1f\0\0`, "latin1");
const of = (start: Buffer | string, bytes = 1000) => safeKindOf(Buffer.from(start as string), bytes);

describe("what may be shown inside a case", () => {
  it("is told by the first bytes: four kinds of pictures and PDF", () => {
    expect(of(png(16, 32))).toBe("png");
    expect(of(gif)).toBe("gif");
    expect(of(jpeg)).toBe("jpeg");
    expect(of(webp)).toBe("webp");
    expect(of("%PDF-1.7")).toBe("pdf");
  });

  it("is never a page, a drawing with scripts, an archive, a program or nothing", () => {
    const others = [
      "<!doctype html><script>alert(1)</script>",
      "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
      "<?xml version='1.0'?><svg/>",
      "PK\u0003\u0004",
      "MZ\u0090\0",
      "\u007fELF",
      "BM",
      "II*\0",
      "#!/bin/sh",
      "",
    ];
    for (const start of others) expect(of(start), start.slice(0, 8)).toBeNull();
  });

  it("keeps a picture that is a page behind its first bytes a picture, and one without a size out", () => {
    expect(of(png(1, 1, "<html><script>alert(1)</script>"))).toBe("png");
    expect(of("\u0089PNG\r\n\u001a\n<html>")).toBeNull();
    expect(of(Buffer.from("\x89PNG\r\n\x1a\n<html><script>", "latin1"))).toBeNull();
    expect(of(Buffer.from("\xff\xd8\xff<script>alert(1)</script>", "latin1"))).toBeNull();
    expect(of("GIF89a")).toBeNull();
  });

  it("is no picture that would unpack to more than a browser bears", () => {
    expect(of(png(10_000, 10_000))).toBe("png");
    expect(of(png(10_001, 10_000))).toBeNull();
    expect(of(png(0xffff_ffff, 0xffff_ffff))).toBeNull();
    expect(of(png(0, 5))).toBeNull();
    expect(of(png(5, 5), mostPictureBytes + 1)).toBeNull();
  });

  it("ends with a segment of a JPEG that leads nowhere", () => {
    const loop = Buffer.concat([
      jpeg.subarray(0, 3),
      Buffer.from("\xe1\xff\xff", "latin1"),
      Buffer.alloc(50),
    ]);
    expect(of(loop)).toBeNull();
    expect(of(Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(200, 0xff)]))).toBeNull();
  });
});
