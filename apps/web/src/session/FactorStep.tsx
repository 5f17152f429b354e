import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { giveFactor, giveFactorPasskey, type FactorKind } from './api.ts';
import { FactorForm } from './FactorForm.tsx';
import styles from './session.module.css';
import { texts } from './texts.ts';

interface Props {
  readonly factors: readonly FactorKind[];
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** After a right password: the second proof, or back to the first. */
export function FactorStep({ factors, onDone, onBack }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!factors.includes('totp') && !factors.includes('recovery_code')) title.current?.focus();
  }, [factors]);
  return (
    <div className={styles.doorForm}>
      <h2 ref={title} tabIndex={-1}>{texts.factor.title}</h2>
      <p className={styles.doorLead}>{texts.factor.lead}</p>
      <FactorForm factors={factors} submit={texts.factor.submit} onCode={giveFactor} onPasskey={giveFactorPasskey} onDone={onDone} />
      <p className={styles.doorLead}>{texts.factor.lost}</p>
      <Button variant="default" onClick={onBack}>{texts.factor.back}</Button>
    </div>
  );
}
