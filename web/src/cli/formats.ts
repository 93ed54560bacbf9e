// What `kinprint formats` prints.
export function formatList(): string {
  return `Files that compare and verify can read:

  text             any other text: one answer (UTF-8, or UTF-16 with its mark)
  messages         one conversation a line: {"messages":[{"role":"user",
                   "content":"..."},{"role":"assistant","content":"..."}]};
                   the first answer of each is taken, with its prompt
  answers          one answer a line: {"prompt":"...","text":"..."},
                   or a file {"answers":[...]}
  request          both sides: {"left":{"answers":[...]},"right":{...}}
  report           a report made with --include-input (verify only)
`;
}
