// Titles of the context menu, in the browser's language.
const english: Record<string, string> = {
  'send-left': 'Send the selection to side A',
  'send-right': 'Send the selection to side B',
  'send-prompt': 'Send the selection as the next prompt',
  'last-left': 'Send the last answer of this page to side A',
  'last-right': 'Send the last answer of this page to side B',
};

const chinese: Record<string, string> = {
  'send-left': '\u628a\u6240\u9009\u6587\u5b57\u53d1\u5230 A \u4fa7',
  'send-right': '\u628a\u6240\u9009\u6587\u5b57\u53d1\u5230 B \u4fa7',
  'send-prompt': '\u628a\u6240\u9009\u6587\u5b57\u4f5c\u4e3a\u4e0b\u4e00\u4e2a\u63d0\u793a\u8bcd',
  'last-left': '\u628a\u672c\u9875\u6700\u540e\u4e00\u4e2a\u56de\u7b54\u53d1\u5230 A \u4fa7',
  'last-right': '\u628a\u672c\u9875\u6700\u540e\u4e00\u4e2a\u56de\u7b54\u53d1\u5230 B \u4fa7',
};

export function menuTitles(language: string): Record<string, string> {
  return language.toLowerCase().startsWith('zh') ? chinese : english;
}
