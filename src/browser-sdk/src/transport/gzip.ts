/** Below this, compressing costs more than it saves. */
const WORTH = 1_024;

/**
 * The body compressed where the browser can, and as it is where it is short. The server tells gzip by its first bytes.
 * Compressing takes a moment that a page about to go may not have.
 */
export function gzip(body: string): string | Promise<ArrayBuffer> {
  if (body.length < WORTH || document.hidden || typeof CompressionStream !== "function") return body;
  return new Response(new Response(body).body?.pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
}
