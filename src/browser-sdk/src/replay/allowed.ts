import type { Capture } from "../core/capture.js";

/**
 * Whether the visitor's page may be recorded. Never in strict mode: a visitor there has no id by which a recording
 * could be found again and forgotten. And only with consent to `analytics` or to `replay`. The server refuses all else.
 */
export const allowed = ({ settings }: Capture): boolean =>
  settings.privacyMode !== "strict" && settings.consent.some((name) => /^(analytics|replay)$/.test(name));

/**
 * Whether a visitor is in the sample: a function of the id, so that the answer stays the same from page to page of a
 * session and nothing more needs to be kept on the device. FNV-1a, 32 bits.
 */
export function sampled(id: string, rate: number): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  // The last characters stand in the lowest bits only: spread them (finalizer of MurmurHash3).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32 < rate;
}
