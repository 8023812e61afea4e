import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

const green: MantineColorsTuple = [
  "#eef6f2",
  "#e4efea",
  "#c7dfd5",
  "#a3cdbd",
  "#7cc4ae",
  "#4b9c86",
  "#2b7a66",
  "#14594a",
  "#0f4a3d",
  "#0b3a30",
];
const danger: MantineColorsTuple = [
  "#fbeaea",
  "#f6d5d4",
  "#f5b9b5",
  "#f4aaa5",
  "#f39a94",
  "#d9605a",
  "#b83a35",
  "#9b1c1c",
  "#7f1616",
  "#651111",
];

/** Filled and light controls take their colours from the tokens, so that both schemes keep their contrast. */
const variants: VariantColorsResolver = (input) => {
  const colour = input.color ?? input.theme.primaryColor;
  const name = colour === "danger" ? "danger" : colour === "palermo" ? "accent" : null;
  if (!name) return defaultVariantColorsResolver(input);
  const main = `var(--p-${name})`;
  const wash = name === "accent" ? "var(--p-wash)" : "var(--p-danger-wash)";
  switch (input.variant) {
    case "filled":
      return {
        background: main,
        hover: `var(--p-${name}-strong)`,
        color: `var(--p-on-${name})`,
        border: "1px solid transparent",
      };
    case "light":
      return { background: wash, hover: wash, color: main, border: "1px solid transparent" };
    case "subtle":
      return { background: "transparent", hover: wash, color: main, border: "1px solid transparent" };
    case "outline":
      return { background: "transparent", hover: wash, color: main, border: `1px solid ${main}` };
    default:
      return defaultVariantColorsResolver(input);
  }
};

const quick = { transitionProps: { duration: 120, transition: "fade" as const } };

/** Tokens of `screens.md`: one accent, radius 6, no shadows but for dialogs, motion of at most 150 ms. */
export const theme = createTheme({
  fontFamily:
    '"Noto Sans", "Noto Sans Arabic", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif',
  fontFamilyMonospace: '"Noto Sans Mono", ui-monospace, "Cascadia Mono", Menlo, monospace',
  lineHeights: { xs: "1.5", sm: "1.5", md: "1.5", lg: "1.5", xl: "1.5" },
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem", md: "1rem", lg: "1.2rem", xl: "1.44rem" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.728rem", lineHeight: "1.3" },
      h2: { fontSize: "1.2rem", lineHeight: "1.4" },
      h3: { fontSize: "1rem", lineHeight: "1.5" },
    },
  },
  colors: { palermo: green, danger },
  primaryColor: "palermo",
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: variants,
  defaultRadius: 6,
  radius: { xs: "3px", sm: "6px", md: "6px", lg: "6px", xl: "6px" },
  shadows: { xs: "none", sm: "none", md: "none", lg: "none", xl: "0 12px 32px rgb(0 0 0 / 24%)" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Modal: {
      styles: { title: { fontWeight: 600, fontSize: "1.2rem" }, body: { paddingBlockStart: 4 } },
      // Its heading is part of the dialog, not a second head of the page.
      defaultProps: {
        attributes: { header: { role: "none" } },
        ...quick,
        shadow: "xl",
        overlayProps: { backgroundOpacity: 0.4 },
        centered: true,
      },
    },
    Drawer: {
      styles: { title: { fontWeight: 600, fontSize: "1.2rem" } },
      defaultProps: {
        attributes: { header: { role: "none" } },
        transitionProps: { duration: 120 },
        shadow: "xl",
      },
    },
    // Words as they are written, and a long one on two lines: a badge that is cut says nothing.
    Badge: {
      defaultProps: { tt: "none" },
      styles: {
        root: {
          blockSize: "auto",
          minBlockSize: "var(--badge-height)",
          flexShrink: 0,
          maxInlineSize: "100%",
          // Else a narrow column would break the word itself.
          overflow: "visible",
          overflowWrap: "break-word",
        },
        label: { whiteSpace: "normal", overflow: "visible" },
      },
    },
    Menu: { defaultProps: { ...quick, position: "bottom-start" } },
    Popover: { defaultProps: quick },
    Select: { defaultProps: { comboboxProps: quick, checkIconPosition: "right" } },
    MultiSelect: { defaultProps: { comboboxProps: quick } },
    Tooltip: { defaultProps: { ...quick, withArrow: false, openDelay: 300 } },
    Anchor: { defaultProps: { underline: "hover" } },
    Loader: { defaultProps: { type: "dots" } },
  },
});

const fromTokens = {
  "--mantine-color-body": "var(--p-paper)",
  "--mantine-color-text": "var(--p-ink)",
  "--mantine-color-dimmed": "var(--p-quiet)",
  "--mantine-color-placeholder": "var(--p-quiet)",
  "--mantine-color-anchor": "var(--p-accent)",
  // A wrong entry asks for attention; red is kept for what destroys or leaks.
  "--mantine-color-error": "var(--p-attention)",
  "--mantine-color-default": "var(--p-raised)",
  "--mantine-color-default-hover": "var(--p-hover)",
  "--mantine-color-default-color": "var(--p-ink)",
  "--mantine-color-default-border": "var(--p-control-line)",
  "--mantine-primary-color-filled": "var(--p-accent)",
  "--mantine-primary-color-filled-hover": "var(--p-accent-strong)",
  "--mantine-primary-color-contrast": "var(--p-on-accent)",
};

/** Mantine sets its own variables for each colour scheme, so ours stand under both. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: fromTokens, dark: fromTokens });
