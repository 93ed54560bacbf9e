// What stands under "Nothing leaves this page" where there is no server: which policy holds, and how to check it. The site's
// own words are in strings/en.ts. Same rules as host_strings.ts.
import type { Language } from '../strings/catalogue.ts';

export interface PrivacyWords {
  body: string;
  check: string;
}

export const extensionPrivacy: Record<Language, PrivacyWords> = {
  en: {
    body:
      'The comparison runs on this device. All that the program needs came with the extension; it asks no server for anything. A page is read once, when you send text from it.',
    check:
      'To check it yourself: switch off your network and compare two texts: it works. What the extension may do stands in its manifest.json: its security policy (connect-src \'self\') lets it open its own files only, and it has no leave to read any site (host_permissions).',
  },
  zh: {
    body:
      '\u6bd4\u8f83\u5728\u8fd9\u53f0\u8bbe\u5907\u4e0a\u8fdb\u884c\u3002\u7a0b\u5e8f\u6240\u9700\u7684\u4e00\u5207\u90fd\u968f\u6269\u5c55\u4e00\u8d77\u5b89\u88c5\uff0c\u5b83\u4e0d\u5411\u4efb\u4f55\u670d\u52a1\u5668\u8bf7\u6c42\u4efb\u4f55\u4e1c\u897f\u3002\u53ea\u6709\u4f60\u4ece\u67d0\u4e2a\u7f51\u9875\u53d1\u9001\u6587\u5b57\u65f6\uff0c\u624d\u8bfb\u53d6\u90a3\u4e2a\u7f51\u9875\u4e00\u6b21\u3002',
    check:
      '\u4f60\u53ef\u4ee5\u81ea\u5df1\u9a8c\u8bc1\uff1a\u65ad\u5f00\u7f51\u7edc\uff0c\u6bd4\u8f83\u4e24\u6bb5\u6587\u5b57\uff0c\u7167\u6837\u53ef\u7528\u3002\u6269\u5c55\u7684 manifest.json \u8bf4\u660e\u4e86\u5b83\u53ef\u4ee5\u505a\u4ec0\u4e48\uff1a\u5b89\u5168\u7b56\u7565\uff08connect-src \'self\'\uff09\u53ea\u5141\u8bb8\u5b83\u6253\u5f00\u81ea\u5df1\u7684\u6587\u4ef6\uff0c\u5b83\u4e5f\u6ca1\u6709\u8bfb\u53d6\u4efb\u4f55\u7f51\u7ad9\u7684\u6743\u9650\uff08host_permissions\uff09\u3002',
  },
};

export const offlinePrivacy: Record<Language, PrivacyWords> = {
  en: {
    body:
      'The comparison runs on this device. All that the program needs is inside this file; it asks no server for anything.',
    check:
      'To check it yourself: switch off your network, open this file, and compare two texts: it works. Or open your browser\u2019s developer tools (F12), choose the Network tab, and compare: nothing is asked for. The file also forbids itself, by its security policy (connect-src \'none\'), to contact any server.',
  },
  zh: {
    body:
      '\u6bd4\u8f83\u5728\u8fd9\u53f0\u8bbe\u5907\u4e0a\u8fdb\u884c\u3002\u7a0b\u5e8f\u6240\u9700\u7684\u4e00\u5207\u90fd\u5728\u8fd9\u4e2a\u6587\u4ef6\u91cc\uff0c\u5b83\u4e0d\u5411\u4efb\u4f55\u670d\u52a1\u5668\u8bf7\u6c42\u4efb\u4f55\u4e1c\u897f\u3002',
    check:
      '\u4f60\u53ef\u4ee5\u81ea\u5df1\u9a8c\u8bc1\uff1a\u65ad\u5f00\u7f51\u7edc\uff0c\u6253\u5f00\u8fd9\u4e2a\u6587\u4ef6\uff0c\u6bd4\u8f83\u4e24\u6bb5\u6587\u5b57\uff0c\u7167\u6837\u53ef\u7528\u3002\u6216\u8005\u6253\u5f00\u6d4f\u89c8\u5668\u7684\u5f00\u53d1\u8005\u5de5\u5177\uff08F12\uff09\uff0c\u9009\u62e9\u201c\u7f51\u7edc\u201d\u6807\u7b7e\u9875\uff0c\u7136\u540e\u6bd4\u8f83\uff1a\u6ca1\u6709\u4efb\u4f55\u8bf7\u6c42\u3002\u6587\u4ef6\u7684\u5b89\u5168\u7b56\u7565\uff08connect-src \'none\'\uff09\u4e5f\u7981\u6b62\u5b83\u8054\u7cfb\u4efb\u4f55\u670d\u52a1\u5668\u3002',
  },
};
