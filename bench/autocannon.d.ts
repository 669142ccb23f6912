// autocannon carries no types of its own; this is what the bench uses of it.
declare module 'autocannon' {
  export type Options = {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    headers?: Record<string, string>;
    /** Called with each connection before it is used. */
    setupClient?: (client: Client) => void;
  };
  export type Client = { pipelinedRequests: { addBody(data: Uint8Array): void } };
  export type Result = {
    /** Whole requests in `duration` seconds. */
    requests: { average: number; total: number };
    /** Milliseconds. */
    latency: { p50: number; p99: number };
    /** How often each status was answered. */
    statusCodeStats: Record<string, { count: number }>;
    errors: number;
    timeouts: number;
    /** Seconds. */
    duration: number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
