/**
 * The one door: every text that leaves the page goes through `door`, and personal data that it finds is
 * replaced by a typed placeholder. The server looks again; what is stopped here never travels.
 */

// Names behind which secrets stand, in addresses and in properties.
const SECRET = "(token|secret|passwo?r?d|pwd|auth|session|sid|key|sig(nature)?|otp|code|jwt)";
const SECRET_NAME = RegExp(SECRET + "$", "i");
const SECRET_QUERY = RegExp(`([?&#;][\\w.-]*${SECRET}=)[^&#\\s]+`, "gi");
// 20 and more characters with both letters and digits.
const TOKEN = /^(?=.*\d)(?=.*[a-z])[\w~+/=,.-]{20,}$/i;

// What may be one, its placeholder, and whether it is one. The surer a form, the earlier. Bounded quantifiers: a
// hostile page must not be able to make these slow. No looking behind: Safari has it only since 16.4.
const FORMS: [RegExp, string, ((text: string) => boolean)?][] = [
  [/[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu, ":email"],
  // RFC 7519: the first part is a JSON object, which always begins with these letters.
  [/eyJ[\w-]{5,}\.[\w.-]+/g, ":token"],
  // ISO 13616: country, two check digits, up to 30 letters and digits, printed in groups of four.
  [/\b[a-z]{2}\d\d([ -]?[a-z\d]{4}){3,7}[ -]?[a-z\d]{0,3}\b/gi, ":iban"],
  // ISO/IEC 7812: 13 to 19 digits, in groups of four, as American Express prints them, or in any.
  [/\b(\d{4}([ -]?)(\d{4}\2\d{4}\2\d{4}|\d{6}\2\d{5})|\d([ -]?\d){12,18})\b/g, ":card", isCard],
  // With a country code, three groups as written in North America, or a zero and an area code, then five digits and
  // more: four and four may be the middle of a UUID. Bare digits are ids more often than numbers.
  [
    /((\+|\b00)[1-9][\d\s().-]{6,18}|\(?\b(\d{3}\)?[ .-]\d{3}[ .-]|0\d{2,5}\)?[ /-]\d{1,5})\d{3})\d\b/g,
    ":phone",
  ],
  // Social security (United States), national insurance (United Kingdom), tax identification (Germany).
  [/\b(\d{3}-\d\d-\d{4}|[a-z]{2} ?(\d\d ?){3}[a-d]|\d\d ?(\d{3} ?){2}\d{3})\b/gi, ":number"],
];

export function scrub(text: string): string {
  for (const [form, placeholder, isOne] of FORMS)
    text = text.replace(form, (found) => (isOne?.(found) === false ? found : placeholder));
  return text.replace(SECRET_QUERY, "$1:token");
}

/** The value of a property, which its name may give away. */
export const scrubProperty = (name: string, text: string): string =>
  SECRET_NAME.test(name) ? ":token" : scrub(text);

/** Looks into each part of the address in its decoded form; tokens are looked for behind `?` and `#` only. */
export function scrubUrl(url: string): string {
  // An inline file is content, not an address.
  const bare = url
    .replace(/^data:.*/is, "data:")
    .replace(/\/\/[^/?#@]*@/, "//")
    .replace(SECRET_QUERY, "$1:token");
  const query = bare.search(/[?#]|$/);
  return bare.replace(/[^/?&=#;]+/g, (part, from: number) => {
    let plain = part;
    try {
      plain = decodeURIComponent(part);
    } catch {
      // Not encoded, though it has a percent sign.
    }
    const found = scrub(plain);
    const clean = from > query ? found.replace(TOKEN, ":token") : found;
    return clean === plain ? part : encodeURI(clean);
  });
}

/**
 * Longest text by field, as collect.schema.json has it; addresses 4,096, all others 1,024. Selectors, the text of
 * elements and names are made shorter than theirs.
 */
const LIMITS: Record<string, number> = { stack: 8192, title: 512 };

/** A replacer for JSON.stringify, so that no text of pages or events can go round it. */
export function door(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  const isUrl = /^(url|referrer|source)$/.test(key);
  const limit = isUrl ? 4096 : (LIMITS[key] ?? 1024);
  // Some margin before scrubbing: cut first, and half an address would pass as harmless.
  const rough = value.slice(0, limit + 512);
  // What the site gives on purpose to `identify`; the server seals it.
  const own = /^(email|userId)$/.test(key) && (this as { type?: string }).type === "identify";
  // The cut may halve a surrogate pair, and strict JSON readers refuse the half.
  return (own ? rough : isUrl ? scrubUrl(rough) : scrub(rough)).slice(0, limit).replace(/\p{Cs}/gu, "\ufffd");
}

/** Luhn check (ISO/IEC 7812-1, annex B). */
function isCard(text: string): boolean {
  const digits = text.match(/\d/g)!.reverse();
  return !(digits.reduce((sum, digit, place) => sum + +(place % 2 ? "0246813579"[+digit]! : digit), 0) % 10);
}
