// How to read a report, and its words. Part of zh.ts.
import type { enRead } from './en_read.ts';

export const zhRead: Record<keyof typeof enRead, string> = {
  'read.title': '如何阅读报告',
  'read.lr.term': '似然比',
  'read.lr': '如果一种解释使这些文字出现的可能性是另一种的 40 倍，似然比就是 40。1 表示这些文字无助于判断。1/40 以同样的分量支持另一边。',
  'read.interval.term': '区间',
  'read.interval': '换一些提示词，或换一些机器人来比较，数字会有所不同。100 次中有 95 次会落在这个范围内。',
  'read.words.term': '用词等级',
  'read.words': '欧洲法庭科学实验室使用的固定等级:2 起为弱,10 中等,100 中强,1,000 强,10,000 很强，一百万起为极强。',
  'read.cap.term': '上限',
  'read.cap': '超出测量范围的罕见错误无法排除。上限是独立谱系的数量所允许的最大数字。',
  'read.lineage.term': '谱系',
  'read.lineage': '一个机器人的来历：它的基础模型、训练数据，以及它从谁的回答中学习。',
  'read.quote.term': '引用',
  'read.quote': '给出数字时要连同区间、提示词数量，以及它不能确定什么的那句话。不要把它变成百分比。',
  'read.doubt.term': '发表之前',
  'read.doubt': '在新对话中至少问十个提示词。也把每个机器人与一个无关的机器人比较：如果那些对也很高，原因就在提示词。请别人打开报告并重新计算。',
};
