const digit = (): string => (crypto.getRandomValues(new Uint8Array(1))[0]! & 15).toString(16);

/** UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits. Rises with time, so stores like it. */
export const uuid = (): string =>
  // Twelve digits until the year 10889, the first of them 0 until 2527.
  ("0" + Date.now().toString(16)).replace(/.{8}/, "$&-") + "-7xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, digit);
