/** Bytes of the core and of the whole script. */
export function sizes(): Promise<{ name: string; minified: number; gzipped: number }[]>;
