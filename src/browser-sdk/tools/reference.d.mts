/** The text of docs/sdk-api.md as the source has it now. */
export function reference(): Promise<string>;
