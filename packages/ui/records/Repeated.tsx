import { Notice } from '../parts/Notice.tsx';
import type { CheckResult, FormView } from '../api/types.ts';
import { readCellPath } from './form.ts';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

const list = new Intl.ListFormat('es-MX', { type: 'conjunction' });

/** Records of one's own institution that share an identifier, and which one. Only a warning: the person decides. */
export function Repeated({ form, repeated }: { form: FormView; repeated: CheckResult['repeated'] }) {
  const { base, words } = useScreens();
  return (
    <Notice tone="warning" title={words.repeatedTitle}>
      {repeated.map((one) => (
        <div key={one.id}>
          {texts.form.repeatedLine(one.folio, list.format(one.reasons.map((reason) => readCellPath(form, reason).label)))}{' '}
          <a href={`${base}/${one.id}`} target="_blank" rel="noreferrer">{texts.form.repeatedOpen}</a>
        </div>
      ))}
    </Notice>
  );
}
