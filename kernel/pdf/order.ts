export const pdfLimits = {
  maxBytes: 128 * 1024 ** 2,
  maxPages: 2000,
  /** Characters of all pages together. */
  maxText: 20_000_000,
  memoryMb: 1024,
  timeoutMs: 120_000,
} as const;
export type PdfLimits = { readonly [name in keyof typeof pdfLimits]: number };

/** A place on a page, from 1; points from the page's lower left corner, as PDF counts. */
export type PdfMark =
  | {
      readonly page: number;
      readonly rect: {
        readonly left: number;
        readonly bottom: number;
        readonly right: number;
        readonly top: number;
      };
    }
  | {
      readonly page?: number;
      readonly phrase: string;
      /** Not inside longer words: a short name that is part of many. */
      readonly whole?: boolean;
    };

export type PdfPage = {
  readonly page: number;
  readonly text: string;
  readonly width: number;
  readonly height: number;
};

export const withheldKinds = [
  "text",
  "image-part",
  "image",
  "drawing",
  "page-as-picture",
  "hidden-layer",
  "annotations",
  "form-fields",
  "attachments",
  "scripts",
  "bookmarks",
  "thumbnails",
  "information",
  "tags",
] as const;

/** What is no longer there, and how often; by page where it stood on one. Never the words themselves. */
export type Withheld = {
  readonly what: (typeof withheldKinds)[number];
  readonly page: number | null;
  readonly count: number;
};

export type PdfOrder = { readonly limits: PdfLimits; readonly size: number } & (
  | { readonly kind: "extract" }
  | { readonly kind: "redact"; readonly marks: readonly PdfMark[] }
  | { readonly kind: "draw"; readonly page: number }
);

export type PdfAnswer =
  | { readonly kind: "picture"; readonly png: Buffer; readonly width: number; readonly height: number }
  | { readonly kind: "text"; readonly pages: readonly PdfPage[]; readonly noText: boolean }
  | {
      readonly kind: "redacted";
      readonly pdf: Buffer;
      readonly pages: number;
      readonly withheld: readonly Withheld[];
    }
  | {
      readonly kind: "problem";
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    };
