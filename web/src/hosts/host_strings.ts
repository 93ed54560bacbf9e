// Sentences only one host needs, so that the others do not carry them. Same rules as strings/en.ts: typographic marks
// and Chinese as escapes, values filled in as text.
import type { Language } from '../strings/catalogue.ts';

const en = {
  'update.title': 'Program',
  'update.ready': 'A new version of Kinprint is ready. This tab goes on with the one it has until you reload.',
  'update.reload': 'Reload with the new version, keeping the texts',
  'update.notKept': 'Your texts cannot all be carried over. Save them first, then close this tab and open it again.',
  'update.restored': 'The new version runs, and your texts are back in the boxes.',
  'inbox.title': 'Texts sent from pages',
  'inbox.hint':
    'Select text on any page, then use the context menu or Alt+Shift+A, B or P. Only then is that page read, once; nothing is sent anywhere.',
  'inbox.left': 'Put into prompt {number}, answer of A.',
  'inbox.right': 'Put into prompt {number}, answer of B.',
  'inbox.prompt': 'Put into prompt {number} as its question.',
  'inbox.undo': 'Undo',
  'inbox.plain': 'This page does not let extensions read it, so only the bare text of the selection could be taken, without paragraphs and lists.',
  'inbox.restricted':
    'This page does not let extensions read it (browser pages, extension stores and the PDF viewer never do). Copy the text and paste it here.',
  'inbox.nothing':
    'Nothing is selected on that page, or only in a part of it that comes from another site. Select the answer, then use the context menu.',
  'inbox.noAnswer': 'No conversation could be found on that page. Select the answer and send the selection.',
  'inbox.tooLarge': 'That text is too long to hand over. Copy it and paste it here.',
  'inbox.unread': 'The browser did not say what was sent here. Send it again, or copy it and paste it here.',
  'inbox.notRestored':
    'The browser did not say what stood in the boxes when this panel was closed. Close it and open it again to try once more; what you write meanwhile is not kept when you close it.',
  'inbox.notKept': 'These texts are more than can be kept while this panel is closed: they last as long as it is open. Compare and save before you close it.',
  'whole.title': 'This file',
  'whole.checking': 'Checking this file',
  'whole.sound': 'Version {version}. All {count} parts inside are whole. Digest of the parts: {digest}',
  'whole.damaged': 'This copy is damaged: {names}. Get it again; until then do not rely on its figures.',
  'whole.unchecked': 'Version {version}. This browser offers no SHA-256 here, so the parts could not be checked.',
  'whole.parts': 'Parts and their SHA-256',
  'whole.choose': 'SHA-256 of a file on this device (choose this one to compare it with SHA256SUMS)',
  'whole.file': 'SHA-256 of {name}: {digest}',
};

type HostKey = keyof typeof en;

const zh: Record<HostKey, string> = {
  'update.title': '\u7a0b\u5e8f',
  'update.ready': 'Kinprint \u7684\u65b0\u7248\u672c\u5df2\u5c31\u7eea\u3002\u5728\u91cd\u65b0\u52a0\u8f7d\u4e4b\u524d\uff0c\u672c\u9875\u7ee7\u7eed\u4f7f\u7528\u73b0\u6709\u7248\u672c\u3002',
  'update.reload': '\u7528\u65b0\u7248\u672c\u91cd\u65b0\u52a0\u8f7d\uff0c\u4fdd\u7559\u6587\u672c',
  'update.notKept': '\u6709\u7684\u6587\u672c\u65e0\u6cd5\u5e26\u8fc7\u53bb\u3002\u8bf7\u5148\u4fdd\u5b58\uff0c\u518d\u5173\u95ed\u5e76\u91cd\u65b0\u6253\u5f00\u672c\u9875\u3002',
  'update.restored': '\u65b0\u7248\u672c\u5df2\u8fd0\u884c\uff0c\u6587\u672c\u5df2\u653e\u56de\u8f93\u5165\u6846\u3002',
  'inbox.title': '\u4ece\u7f51\u9875\u53d1\u6765\u7684\u6587\u672c',
  'inbox.hint':
    '\u5728\u4efb\u610f\u7f51\u9875\u9009\u4e2d\u6587\u5b57\uff0c\u7136\u540e\u7528\u53f3\u952e\u83dc\u5355\u6216 Alt+Shift+A\u3001B\u3001P\u3002\u53ea\u5728\u8fd9\u65f6\u8bfb\u53d6\u8be5\u9875\u4e00\u6b21\uff0c\u4e0d\u4f1a\u53d1\u9001\u5230\u4efb\u4f55\u5730\u65b9\u3002',
  'inbox.left': '\u5df2\u653e\u5165\u7b2c {number} \u4e2a\u63d0\u793a\u8bcd\u7684 A \u7684\u56de\u7b54\u3002',
  'inbox.right': '\u5df2\u653e\u5165\u7b2c {number} \u4e2a\u63d0\u793a\u8bcd\u7684 B \u7684\u56de\u7b54\u3002',
  'inbox.prompt': '\u5df2\u4f5c\u4e3a\u7b2c {number} \u4e2a\u63d0\u793a\u8bcd\u653e\u5165\u3002',
  'inbox.undo': '\u64a4\u9500',
  'inbox.plain': '\u8be5\u9875\u4e0d\u5141\u8bb8\u6269\u5c55\u8bfb\u53d6\uff0c\u53ea\u53d6\u5f97\u4e86\u6240\u9009\u7684\u7eaf\u6587\u5b57\uff0c\u6ca1\u6709\u6bb5\u843d\u548c\u5217\u8868\u3002',
  'inbox.restricted':
    '\u8be5\u9875\u4e0d\u5141\u8bb8\u6269\u5c55\u8bfb\u53d6\uff08\u6d4f\u89c8\u5668\u81ea\u8eab\u9875\u9762\u3001\u6269\u5c55\u5546\u5e97\u3001PDF \u67e5\u770b\u5668\u5747\u5982\u6b64\uff09\u3002\u8bf7\u590d\u5236\u6587\u5b57\u5e76\u7c98\u8d34\u5230\u8fd9\u91cc\u3002',
  'inbox.nothing':
    '\u8be5\u9875\u6ca1\u6709\u9009\u4e2d\u6587\u5b57\uff0c\u6216\u8005\u53ea\u5728\u6765\u81ea\u5176\u4ed6\u7f51\u7ad9\u7684\u90e8\u5206\u91cc\u9009\u4e2d\u4e86\u6587\u5b57\u3002\u8bf7\u9009\u4e2d\u56de\u7b54\uff0c\u7136\u540e\u7528\u53f3\u952e\u83dc\u5355\u3002',
  'inbox.noAnswer': '\u8be5\u9875\u627e\u4e0d\u5230\u5bf9\u8bdd\u3002\u8bf7\u9009\u4e2d\u56de\u7b54\u540e\u518d\u53d1\u9001\u3002',
  'inbox.tooLarge': '\u8be5\u6587\u672c\u592a\u957f\uff0c\u65e0\u6cd5\u4f20\u9012\u3002\u8bf7\u590d\u5236\u5e76\u7c98\u8d34\u5230\u8fd9\u91cc\u3002',
  'inbox.unread': '\u6d4f\u89c8\u5668\u6ca1\u6709\u7ed9\u51fa\u53d1\u6765\u7684\u6587\u5b57\u3002\u8bf7\u91cd\u65b0\u53d1\u9001\uff0c\u6216\u590d\u5236\u5e76\u7c98\u8d34\u5230\u8fd9\u91cc\u3002',
  'inbox.notRestored':
    '\u6d4f\u89c8\u5668\u6ca1\u6709\u7ed9\u51fa\u5173\u95ed\u6b64\u9762\u677f\u65f6\u8f93\u5165\u6846\u91cc\u7684\u5185\u5bb9\u3002\u8bf7\u5173\u95ed\u5e76\u91cd\u65b0\u6253\u5f00\u9762\u677f\u518d\u8bd5\uff1b\u5728\u6b64\u671f\u95f4\u5199\u4e0b\u7684\u5185\u5bb9\u5728\u5173\u95ed\u9762\u677f\u540e\u4e0d\u4f1a\u4fdd\u7559\u3002',
  'inbox.notKept': '\u8fd9\u4e9b\u6587\u5b57\u592a\u591a\uff0c\u5173\u95ed\u9762\u677f\u540e\u65e0\u6cd5\u4fdd\u7559\uff0c\u53ea\u5728\u9762\u677f\u6253\u5f00\u65f6\u5b58\u5728\u3002\u8bf7\u5728\u5173\u95ed\u4e4b\u524d\u6bd4\u8f83\u5e76\u4fdd\u5b58\u3002',
  'whole.title': '\u672c\u6587\u4ef6',
  'whole.checking': '\u6b63\u5728\u68c0\u67e5\u672c\u6587\u4ef6',
  'whole.sound': '\u7248\u672c {version}\u3002\u5185\u542b\u7684 {count} \u4e2a\u90e8\u5206\u5168\u90e8\u5b8c\u597d\u3002\u5404\u90e8\u5206\u7684\u6458\u8981\uff1a{digest}',
  'whole.damaged': '\u672c\u6587\u4ef6\u5df2\u635f\u574f\uff1a{names}\u3002\u8bf7\u91cd\u65b0\u83b7\u53d6\uff0c\u5728\u6b64\u4e4b\u524d\u4e0d\u8981\u4f9d\u8d56\u5176\u6570\u5b57\u3002',
  'whole.unchecked': '\u7248\u672c {version}\u3002\u6b64\u6d4f\u89c8\u5668\u5728\u8fd9\u91cc\u4e0d\u63d0\u4f9b SHA-256\uff0c\u65e0\u6cd5\u68c0\u67e5\u5404\u90e8\u5206\u3002',
  'whole.parts': '\u5404\u90e8\u5206\u53ca\u5176 SHA-256',
  'whole.choose': '\u672c\u673a\u6587\u4ef6\u7684 SHA-256\uff08\u9009\u62e9\u672c\u6587\u4ef6\uff0c\u4e0e SHA256SUMS \u6bd4\u8f83\uff09',
  'whole.file': '{name} \u7684 SHA-256\uff1a{digest}',
};

const catalogues: Record<Language, Record<HostKey, string>> = { en, zh };

export function hostText(language: Language, key: HostKey, values: Record<string, string | number> = {}): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
