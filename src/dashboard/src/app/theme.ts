import { createTheme, localStorageColorSchemeManager, Modal, type MantineColorsTuple } from "@mantine/core";

// One accent, a deep sea green. It is cool on purpose: the only warm thing on a screen is the heat.
const sea: MantineColorsTuple = [
  "#e8f4f3",
  "#d3e7e5",
  "#a8cfcc",
  "#7ab5b1",
  "#539e99",
  "#388e89",
  "#25807b",
  "#126c68",
  "#0b5a57",
  "#044645",
];

// Mantine's dark greys, cooled to stand with the accent.
const dark: MantineColorsTuple = [
  "#d9e0e2",
  "#b4bec1",
  "#93a0a4",
  "#6c797d",
  "#3b464a",
  "#2a3438",
  "#1f272a",
  "#171d20",
  "#101517",
  "#0b0f11",
];

export const theme = createTheme({
  colors: { sea, dark },
  primaryColor: "sea",
  // White on the shade before it is 3.9 : 1, too little for the words of a button (WCAG 2.2, 1.4.3).
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: `"Public Sans Variable", system-ui, sans-serif`,
  fontFamilyMonospace: `ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace`,
  headings: { fontWeight: "620" },
  defaultRadius: "md",
  cursorType: "pointer",
  components: { Modal: Modal.extend({ defaultProps: { closeButtonProps: { "aria-label": "Close" } } }) },
});

/** The same key as public/scheme.js reads before the first paint. */
export const schemeManager = localStorageColorSchemeManager({ key: "heatmap-scheme" });
