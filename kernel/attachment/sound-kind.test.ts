import { expect, it } from "vitest";
import { isSound, namedAsItSounds, soundKindOf } from "./sound-kind.ts";

const of = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const sounds: Readonly<Record<string, string>> = {
  "audio/wav": "RIFF\x24\0\0\0WAVEfmt ",
  "audio/ogg": "OggS\0\x02",
  "audio/flac": "fLaC\0\0",
  "audio/amr": "#!AMR\n",
  "audio/mp4": "\0\0\0\x20ftypM4A \0",
  "video/mp4": "\0\0\0\x20ftypisom\0",
  "video/webm": "\x1a\x45\xdf\xa3\x9f",
  "audio/mpeg": "ID3\x04\0",
  "audio/aiff": "FORM\0\0\0\0AIFF",
};

it("[S9] knows sound by its first bytes, whatever the file is called", () => {
  for (const [kind, start] of Object.entries(sounds)) expect(soundKindOf(of(start)), kind).toBe(kind);
  expect(soundKindOf(of("\xff\xfb\x90\x64"))).toBe("audio/mpeg");
  expect(soundKindOf(of("\xff\xf1\x50\x80"))).toBe("audio/mpeg");
});

it("takes nothing else for sound", () => {
  const others = ["", "%PDF-1.7", "\xff\xd8\xff\xe0JFIF", "\x89PNG\r\n\x1a\n", "PK\x03\x04", "plain words"];
  for (const start of [...others, "\xff\xfe\x41\0", "\xff\xff\xff\xff"])
    expect(soundKindOf(of(start)), start).toBeNull();
});

it("[S9] lets every byte through and gives sound its name also when it comes byte by byte under another", async () => {
  const wave = of(`${sounds["audio/wav"]}and so on`);
  async function* single() {
    for (const byte of wave) yield new Uint8Array([byte]);
  }
  const { content, mediaType } = namedAsItSounds(single(), "text/plain");
  const seen: number[] = [];
  for await (const chunk of content) seen.push(...chunk);
  expect(new Uint8Array(seen)).toEqual(wave);
  expect(mediaType()).toBe("audio/wav");
  expect(isSound(mediaType())).toBe(true);
  expect(isSound("text/plain")).toBe(false);
});
