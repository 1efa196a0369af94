import type { Input } from "../contract.js";

const UNMASKED = "[data-heatmap-unmask]:not([data-heatmap-mask])";

/** Never told, whatever the page says: by type, by what autofill is told, or by what the field is called. */
const SECRET_TYPE = /^(password|email|tel|hidden|file)$/;
const SECRET_AUTOFILL = /\b(cc-|.*password|email|tel|one-time-code|username|bday|.*address|.*name)/;
const SECRET_NAME =
  /pass(w|\b|_|-)|pwd|secret|token|card|cvc|cvv|\bcc|iban|account|mail|phone|\btel|mobile|ssn|social|tax|birth|pin\b|otp/i;

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const BUTTON = /^(button|submit|reset|image|hidden)$/;

/** Whether a person can fill it in. */
export function isField(element: Element): boolean {
  const { type, isContentEditable } = element as HTMLInputElement & HTMLElement;
  return /^(input|textarea|select)$/.test(element.localName)
    ? !BUTTON.test(type) && !(element as HTMLInputElement).disabled
    : isContentEditable;
}

/** What is in it now. */
export function valueOf(element: Element): string {
  const { type, checked, value } = element as HTMLInputElement;
  if (/^(checkbox|radio)$/.test(type)) return checked ? "1" : "";
  return (typeof value === "string" ? value : element.textContent) ?? "";
}

export function lengthOf(text: string): Input["length"] {
  const { length } = text;
  return length > 50 ? "long" : length > 10 ? "medium" : length ? "short" : "empty";
}

/** Whether the site has unmasked this very field; what is around it doesn't count. */
export const isUnmasked = (element: Element): boolean => element.matches(UNMASKED) && !isSecret(element);

/** Passwords, cards, addresses, telephone numbers and the like. */
export function isSecret(element: Element): boolean {
  const told = ["name", "id", "aria-label", "placeholder"].map((name) => element.getAttribute(name) ?? "");
  return (
    SECRET_TYPE.test((element as HTMLInputElement).type ?? "") ||
    SECRET_AUTOFILL.test(element.getAttribute("autocomplete")?.toLowerCase() ?? "") ||
    /^(email|tel)$/.test(element.getAttribute("inputmode") ?? "") ||
    told.some((text) => SECRET_NAME.test(text))
  );
}
