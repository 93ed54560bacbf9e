// Read by the build and by svelte-check. Accessibility warnings of the compiler count as errors in `npm run check`.

// Safari before 17 forgets what the parts of a table are where a style lays them out as blocks, as narrow screens do, and
// VoiceOver leaves such a table out. Every part says its role itself; where it needs none, that changes nothing.
const roles = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell', col: 'columnheader', row: 'rowheader', rowgroup: 'rowheader' };
const withRoles = (markup) => markup.replace(/<(table|thead|tbody|tr|td)\b|<th scope="(col|row|rowgroup)"/g, (part, name, scope) => `${part} role="${roles[name ?? scope]}"`);

export default {
  preprocess: { markup: ({ content }) => ({ code: withRoles(content) }) },
  compilerOptions: { runes: true, css: 'external', warningFilter: ({ code }) => code !== 'a11y_no_redundant_roles' },
};
