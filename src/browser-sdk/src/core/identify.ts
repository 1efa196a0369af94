import type { Properties } from "../contract.js";
import type { Capture } from "./capture.js";
import { scalars } from "./scalars.js";
import { granted } from "./settings.js";
import type { Report } from "../transport/outbox.js";

/** What a site can say of a person. */
export interface Person {
  email?: string;
  userId?: string;
  traits?: Properties;
}

/** Says who the visitor is; refused in strict mode, and before consent where it is required. */
export function identify(
  person: string | Person,
  traits: Properties | undefined,
  capture: Capture | undefined,
  report: Report,
): void {
  if (!capture || capture.settings.privacyMode === "strict") return report("identify", "not in strict mode");
  if (!granted(capture.settings, "personalization")) return report("identify", "no consent");
  const given: Person = typeof person === "string" ? { userId: person } : person;
  const { email, userId, traits: own = traits } = given;
  capture.emit({
    type: "identify",
    ...(email && { email }),
    ...(userId && { userId: String(userId).slice(0, 256) }),
    ...(own && { traits: scalars(own, report) }),
  });
}
