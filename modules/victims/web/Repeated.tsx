import { Notice } from '@sintra/ui/parts/Notice.tsx';
import type { CheckResult, FormView } from '@sintra/ui/api/types.ts';
import { readCellPath } from './form.ts';
import { texts } from './texts.ts';

const list = new Intl.ListFormat('es-MX', { type: 'conjunction' });

/** Records of one's own institution that share an identifier, and which one. Only a warning: the person decides. */
export function Repeated({ form, repeated }: { form: FormView; repeated: CheckResult['repeated'] }) {
  return (
    <Notice tone="warning" title={texts.form.repeatedTitle}>
      {repeated.map((one) => (
        <div key={one.id}>
          {texts.form.repeatedLine(one.folio, list.format(one.reasons.map((reason) => readCellPath(form, reason).label)))}{' '}
          <a href={`/victimas/${one.id}`} target="_blank" rel="noreferrer">{texts.form.repeatedOpen}</a>
        </div>
      ))}
    </Notice>
  );
}
