/** What a spreadsheet would run, or would take for more than text: = + - @ in either width, and a cell that begins with white space. */
const RUNS = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** The text behind an apostrophe where a spreadsheet would run it; a text that has such an apostrophe gets another. */
export function escapeText(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** Takes that apostrophe off again, and no other. */
export function unescapeText(text: string): string {
  return text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text;
}
