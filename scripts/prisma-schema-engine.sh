#!/bin/sh
# What Prisma's command starts in the place of its native schema engine (see prisma.config.ts).
# It asks for the Node of this project, since `node` on the PATH may be an older one.
root=$(dirname "$0")/..
exec "$root/node_modules/.bin/node" "$root/scripts/prisma-schema-engine.ts" "$@"
