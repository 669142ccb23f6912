/**
 * The header in which our own server tells the application the client's address. The server strips
 * it from what comes in, so nobody outside can set it.
 */
export const CLIENT_HEADER = 'x-off-call-client';
