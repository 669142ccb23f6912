// Has every process of the site forget all that it keeps, as after a restore. Answers with true.
import { EVERYTHING } from '#lib/platform/cache/tag-clock.ts';
import { touch } from '#lib/platform/cache/touch.ts';
import { withSite } from '#scripts/cli/with-site.ts';

console.log(
  JSON.stringify(
    await withSite(async () => {
      await touch([EVERYTHING]);
      return true;
    }),
  ),
);
