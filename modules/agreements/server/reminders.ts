import { readDate, sayDate } from '@sintra/definition';
import { systemContext } from '@sintra/platform/accounts';
import { clock } from '@sintra/platform/clock';
import type { House } from '@sintra/platform/database';
import { withContext, type Context } from '@sintra/platform/db';
import { remindRolling } from '@sintra/platform/tray';
import { expiryOf } from '../rules/expiry.ts';
import { agreementNotices } from './notices.ts';

/** Agreements looked at each hour: those that end first, of the whole country. */
const MOST = 1_000;

interface Row {
  readonly id: string;
  readonly institution: string;
  readonly title: string | null;
  readonly status: string | null;
  readonly validUntil: string | null;
  readonly renewedUntil: readonly string[];
}

/** Nobody's context that reads the work of every institution, and no person's record. */
const reader = (): Context => ({ ...systemContext('worker'), workScope: 'national' });

const inWords = (day: string): string => {
  const date = readDate(day);
  return 'problem' in date ? day : sayDate(date);
};

/** Tells each institution which of its agreements end within 90 days, and again within 30. Asked again, it says nothing twice. */
export async function remindAgreements(house: House): Promise<void> {
  const today = clock.today();
  await withContext(house, reader(), async (tx) => {
    const rows = await tx<Row[]>`
      select r.id, r.institution_id as institution, r.title, r.agreement_status as status, r.valid_until as "validUntil",
        array(select g.renewed_until from agreement_renewal g where g.institution_id = r.institution_id and g.parent_id = r.id and g.until_version is null and g.renewed_until is not null) as "renewedUntil"
      from agreement r where r.annulled_at is null and r.agreement_status not in ('terminated', 'in_negotiation')
        and (upper(r.valid_until_ranges) > ${today}::date or exists (select from agreement_renewal g where g.institution_id = r.institution_id and g.parent_id = r.id and g.until_version is null and upper(g.renewed_until_ranges) > ${today}::date))
      order by upper(r.valid_until_ranges) nulls last, r.id limit ${MOST}`;
    for (const row of rows) {
      const expiry = expiryOf(row, today);
      if (expiry.state !== 'ending') continue;
      const notice = agreementNotices.agreementEnding({ agreement: row.title ?? '', until: inWords(expiry.until), within: expiry.within });
      await remindRolling(tx, `agreement:${row.id}`, { to: { institutionId: row.institution, resource: 'work', action: 'update' }, notice, link: `/convenios/${row.id}` });
    }
  });
}
