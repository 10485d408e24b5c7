/** One Graph request without its transport: what HTTP and `$batch` both come down to. */
export interface GraphRequest {
  /** Ours; the caller's own is a header. */
  requestId: string;
  method: string;
  /** Below the version, still percent-encoded: `/sites/root/lists`. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  /** Parsed JSON; `unreadableBody` when it was not JSON, undefined when there was none. */
  body: unknown;
  /** `http://host/local/graph/v1.0`, what links in answers start with. */
  base: string;
}

export interface GraphResponse {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** The connection is to end halfway through the body. */
  isCutShort?: true;
}

/** Instead of an answer: the connection is to end. */
export const dropped = Symbol('dropped');

export const unreadableBody = Symbol('unreadable body');

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
