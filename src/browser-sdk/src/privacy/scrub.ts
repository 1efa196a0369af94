/**
 * The one door: every text that leaves the page goes through `door`, and personal data that it finds is
 * replaced by a typed placeholder. The server looks again; what is stopped here never travels.
 */

// Bounded quantifiers: a hostile page must not be able to make these slow.
const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu;
// 13 to 19 digits (ISO/IEC 7812), in groups or not; only what passes the Luhn check counts.
const CARD = /\d(?:[ -]?\d){12,18}/g;
// With a country code, or three groups as written in North America. Bare digits are ids more often than numbers.
const PHONE = /(^|[^\w.:-])((?:\+|00)[1-9][\d\s().-]{6,18}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?!\d)/g;
const UUID = /[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}/gi;
// Signed tokens (three dotted parts), or 20 and more characters with both letters and digits.
const TOKEN = /^(?:[\w-]{8,}\.[\w-]{8,}\.[\w-]*|(?=.*\d)(?=.*[a-z])[\w~+/=-]{20,})$/i;
const SECRET_NAME =
  /([?&#;](?:[\w.-]*(?:token|secret|passw(?:or)?d)|(?:[\w.-]*[_.-])?(?:pwd|auth|session|sid|api_?key|key|sig(?:nature)?|otp|code|jwt))=)[^&#]+/gi;

export function scrub(text: string): string {
  return text
    .replace(EMAIL, ":email")
    .replace(CARD, (digits) => (passesLuhn(digits) ? ":card" : digits))
    .replace(PHONE, "$1:phone");
}

/** Looks into each part of the address in its decoded form; tokens are looked for behind `?` and `#` only. */
export function scrubUrl(url: string): string {
  // An inline file is content, not an address.
  if (/^data:/i.test(url)) return "data:";
  const bare = url.replace(/^([\w+-]+:\/\/)[^/?#@]*@/, "$1").replace(SECRET_NAME, "$1:token");
  const query = bare.search(/[?#]/);
  return bare.replace(/[^/?&=#;]+/g, (part, from: number) => {
    const plain = decoded(part);
    let clean = scrub(plain);
    if (query >= 0 && from > query) clean = clean.replace(UUID, ":uuid").replace(TOKEN, ":token");
    return clean === plain ? part : encodeURI(clean);
  });
}

/** Longest text by field, as collect.schema.json has it; all others 1,024. */
const LIMITS: Record<string, number> = {
  url: 4096,
  referrer: 4096,
  source: 4096,
  stack: 8192,
  selector: 512,
  last: 512,
  title: 512,
  text: 256,
  userId: 256,
  name: 128,
};

/** A replacer for JSON.stringify, so that no text of pages or events can go round it. */
export function door(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const limit = LIMITS[key] ?? 1024;
  // Some margin before scrubbing: cut first, and half an address would pass as harmless.
  const rough = value.slice(0, limit + 512);
  return wellFormed(clean(this, key, rough).slice(0, limit));
}

function clean(holder: unknown, key: string, text: string): string {
  const given = key === "email" || key === "userId";
  // What the site gives on purpose to `identify`; the server seals it.
  if (given && (holder as { type?: string }).type === "identify") return text;
  return /^(url|referrer|source)$/.test(key) ? scrubUrl(text) : scrub(text);
}

/** A cut may halve a surrogate pair, and strict JSON readers refuse the half. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd");

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Luhn check (ISO/IEC 7812-1, annex B). */
function passesLuhn(text: string): boolean {
  let sum = 0;
  [...text.replace(/\D/g, "")].reverse().forEach((digit, place) => {
    const value = place % 2 ? +digit * 2 : +digit;
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}
