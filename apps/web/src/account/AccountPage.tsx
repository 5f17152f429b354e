import { useMutation } from '@tanstack/react-query';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { useMe } from '@sintra/ui/session.ts';
import { changePassword } from '../session/api.ts';
import { NewPassword, type Chosen } from '../session/NewPassword.tsx';
import { texts } from '../texts.ts';
import styles from './account.module.css';
import { FactorsSection } from './FactorsSection.tsx';
import { LoginsSection } from './LoginsSection.tsx';

const words = texts.account;

/** Who one is for the system, and how one enters it. */
export function AccountPage() {
  const me = useMe();
  return (
    <Page title={words.title} width="narrow">
      <dl className={styles.facts}>
        <div><dt>{words.name}</dt><dd>{me.user.name}</dd></div>
        <div><dt>{words.email}</dt><dd>{me.user.email}</dd></div>
        <div><dt>{words.institution}</dt><dd>{me.institution.name}</dd></div>
        <div><dt>{words.roles}</dt><dd>{me.roles.map((role) => texts.roles[role] ?? role).join(', ')}</dd></div>
      </dl>
      <FactorsSection />
      <PasswordSection />
      <LoginsSection />
    </Page>
  );
}

/** A changed password ends every sign-in of the account, this one too. */
function PasswordSection() {
  const changing = useMutation({ mutationFn: (chosen: Chosen) => changePassword(chosen), gcTime: 0, onSuccess: () => window.location.assign('/') });
  return (
    <section className={styles.section} aria-labelledby="password-title">
      <h2 id="password-title">{words.password}</h2>
      <p>{words.passwordHelp}</p>
      <NewPassword current={words.current} submit={words.change} pending={changing.isPending} error={changing.error} onChosen={changing.mutate} />
    </section>
  );
}
