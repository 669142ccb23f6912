/** Tailwind is the only step: it also nests, prefixes and shrinks through Lightning CSS. */
export default { plugins: { '@tailwindcss/postcss': {} } };
