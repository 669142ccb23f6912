import { getSite } from '#lib/site/queries.ts';
import { getFigures } from '#lib/transparency/queries.ts';
import { toJson } from '#lib/transparency/rules/download.ts';

/** The figures as JSON. */
export async function GET() {
  return Response.json(toJson(getSite(), await getFigures()));
}
