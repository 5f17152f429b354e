import { escapeAttribute, escapeXml } from './xml-text.ts';

export interface ValidationRule {
  readonly type: 'list' | 'whole' | 'decimal' | 'textLength';
  readonly operator?: 'between' | 'lessThanOrEqual';
  readonly first: string;
  readonly second?: string;
  /** Whether an answer outside the rule is warned of. */
  readonly warns: boolean;
}

export interface Validation extends ValidationRule {
  readonly range: string;
  readonly title: string;
  readonly prompt: string;
  readonly error: string;
}

/** Excel's own limits: 32 characters of title, 255 of text. */
const short = (text: string, most: number): string => escapeAttribute(text.length > most ? `${text.slice(0, most - 1)}…` : text);

const ruleXml = (rule: Validation): string =>
  `<dataValidation type="${rule.type}"${rule.operator === undefined ? '' : ` operator="${rule.operator}"`} errorStyle="warning" allowBlank="1" showInputMessage="1"`
  + `${rule.warns ? ' showErrorMessage="1"' : ''} errorTitle="${short(rule.title, 32)}" error="${short(rule.error, 225)}" promptTitle="${short(rule.title, 32)}"`
  + ` prompt="${short(rule.prompt, 255)}" sqref="${rule.range}"><formula1>${escapeXml(rule.first)}</formula1>`
  + `${rule.second === undefined ? '' : `<formula2>${escapeXml(rule.second)}</formula2>`}</dataValidation>`;

export const validationsXml = (rules: readonly Validation[]): string =>
  rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.map(ruleXml).join('')}</dataValidations>`;

/** Keeps people from editing by accident; there is no password. */
export const protectionXml = '<sheetProtection sheet="1" formatColumns="0" autoFilter="0" sort="0"/>';
