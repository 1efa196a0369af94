/**
 * The visitor has told the browser that data about them must not be sold, shared or used to follow them:
 * Global Privacy Control, or its elder, Do Not Track. We read both alike: strict mode whatever the site
 * set, and nothing that the site knows of the person is sent (`identify`, custom properties).
 */
export function prefersPrivacy(): boolean | undefined {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return globalPrivacyControl || doNotTrack === "1";
}
