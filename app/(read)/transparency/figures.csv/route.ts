import { getFigures } from '#lib/transparency/queries.ts';
import { downloadRows, toCsv } from '#lib/transparency/rules/download.ts';

/** The figures as a table of text. */
export async function GET() {
  return new Response(toCsv(downloadRows(await getFigures())), {
    headers: { 'content-type': 'text/csv; charset=utf-8; header=present' },
  });
}
