import { Parser } from 'htmlparser2';
import { withoutMarks } from './blocks.ts';

const bold = new Set(['b', 'strong']);
const breaks = new Set(['br', 'p', 'li', 'div', 'tr', 'ul', 'ol']);

/** The text of a piece of HTML: its bold parts between «**», the numbers of its notes as «^2», one line for each paragraph or item. */
function textOfHtml(html: string): string {
  const out: string[] = [];
  let raised = 0;
  const parser = new Parser({
    onopentag(name) {
      if (name === 'sup') raised += 1;
      if (bold.has(name)) out.push('**');
      if (name === 'li') out.push('\n• ');
      else if (breaks.has(name)) out.push('\n');
    },
    ontext(text) {
      out.push(raised > 0 && /^\d+$/.test(text.trim()) ? `^${text.trim()}` : text);
    },
    onclosetag(name) {
      if (name === 'sup') raised -= 1;
      if (bold.has(name)) out.push('**');
      if (breaks.has(name)) out.push('\n');
    },
  }, { decodeEntities: true });
  parser.write(html);
  parser.end();
  return out.join('');
}

const tidyLine = (line: string): string => line.replace(/\*\*\s*\*\*/g, ' ').replace(/[\s\u00a0]+/g, ' ').replace(/ ([,.;:)])/g, '$1').trim();

/** Text in one line of Markdown or in a cell with HTML, as people read it, with only bold marked. */
export function markedText(raw: string): string {
  const html = /<[a-z/]|&[a-z#]/i.test(raw) ? textOfHtml(raw) : raw;
  const simple = html.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/(^|[^*])\*(?!\*)([^*]+)\*(?!\*)/g, '$1$2').replace(/\\([_*#[\]])/g, '$1');
  return simple.split('\n').map(tidyLine).filter((line) => line !== '' && line !== '•').join('\n');
}

export const plainText = (raw: string): string => withoutMarks(markedText(raw));
