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
  body: unknown;
  /** `http://host/local/graph/v1.0`, what links in answers start with. */
  base: string;
}

export interface GraphResponse {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
