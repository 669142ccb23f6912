/** One year, the least that OWASP ASVS 5.0 (3.4.1) asks for. */
const HSTS_SECONDS = 31_536_000;

/**
 * The headers that every answer carries. `https`: the site's public address is https. `dev`: the
 * development server, whose page updates need eval and a web socket.
 */
export function securityHeaders({
  https,
  dev,
}: {
  https: boolean;
  dev: boolean;
}): [name: string, value: string][] {
  const policy = [
    "default-src 'self'",
    // Static pages carry Next's data in inline scripts, and the same bytes for everybody can hold
    // neither a nonce nor a hash known beforehand.
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
  return [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ...(https
      ? [
          ['Strict-Transport-Security', `max-age=${HSTS_SECONDS}; includeSubDomains`] as [
            string,
            string,
          ],
        ]
      : []),
  ];
}
