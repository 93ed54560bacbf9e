// Read by the build and by svelte-check. Accessibility warnings of the compiler count as errors in `npm run check`.
export default { compilerOptions: { runes: true, css: 'external' } };
