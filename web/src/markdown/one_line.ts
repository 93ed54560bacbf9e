// Lines as one, where Markdown has no place for more: headings, links, cells of tables. Chinese and Japanese set no space between.
const wide = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef]';
const wideBreak = new RegExp(`(?<=${wide})\\s*\\n\\s*(?=${wide})`, 'gu');

export function oneLine(text: string): string {
  return text.replace(wideBreak, '').replace(/\s*\n\s*/g, ' ');
}
