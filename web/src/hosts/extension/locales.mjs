// What the browser itself says of the extension, in the languages of the page: its description, the shortcuts and the
// items of the context menu. The build writes each into _locales of both packages, where the browser chooses.
const en = {
  name: 'Kinprint',
  description: 'Weighs, on this device, whether the answers of two chatbots look as if the two share a lineage.',
  send_left: 'Send the selection to side A',
  send_right: 'Send the selection to side B',
  send_prompt: 'Send the selection as the next prompt',
  last_left: 'Send the last answer of this page to side A',
  last_right: 'Send the last answer of this page to side B',
};

const zh = {
  name: 'Kinprint',
  description: '\u5728\u672c\u673a\u8861\u91cf\u4e24\u4e2a\u804a\u5929\u673a\u5668\u4eba\u7684\u56de\u7b54\u662f\u5426\u770b\u8d77\u6765\u540c\u6e90\u3002',
  send_left: '\u628a\u6240\u9009\u6587\u5b57\u53d1\u5230 A \u4fa7',
  send_right: '\u628a\u6240\u9009\u6587\u5b57\u53d1\u5230 B \u4fa7',
  send_prompt: '\u628a\u6240\u9009\u6587\u5b57\u4f5c\u4e3a\u4e0b\u4e00\u4e2a\u63d0\u793a\u8bcd',
  last_left: '\u628a\u672c\u9875\u6700\u540e\u4e00\u4e2a\u56de\u7b54\u53d1\u5230 A \u4fa7',
  last_right: '\u628a\u672c\u9875\u6700\u540e\u4e00\u4e2a\u56de\u7b54\u53d1\u5230 B \u4fa7',
};

// By the page's name of the language.
export const locales = { en, zh };

// By folder. Stores know the Chinese of zh_CN only, and other Chinese browsers look for zh, as the page takes any Chinese.
const folders = { en: en, zh: zh, zh_CN: zh };

// Where each file goes, and what is in it.
export function localeFiles() {
  return Object.entries(folders).map(([folder, words]) => {
    const messages = Object.fromEntries(Object.entries(words).map(([key, message]) => [key, { message }]));
    return [`_locales/${folder}/messages.json`, `${JSON.stringify(messages, null, 2)}\n`];
  });
}
