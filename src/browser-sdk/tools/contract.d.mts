/** Source text of src/contract.ts, freshly made from collect.schema.json. */
export function generate(): Promise<string>;
