/**
 * Name of the cookie that tells a static page's script that somebody is signed in here, so that it
 * asks who. It holds "1" and nothing about the person, opens nothing, and may be wrong.
 */
export const SIGNED_IN_HINT = 'off-call-signed-in';
