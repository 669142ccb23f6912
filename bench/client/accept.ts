/** What a browser sends today: it leaves the choice to the server. */
export const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };
export const GZIP = { 'accept-encoding': 'gzip' };
export const BROTLI = { 'accept-encoding': 'br' };
export const PLAIN = { 'accept-encoding': 'identity' };
