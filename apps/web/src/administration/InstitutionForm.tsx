import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { catalogsQuery } from '@sintra/ui/api/queries.ts';
import { filterOptions, optionsOf } from '@sintra/ui/form/options.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { texts as house } from '../texts.ts';
import styles from './administration.module.css';
import { changeInstitution, createInstitution, institutionsQuery, type Institution } from './api.ts';
import { texts } from './lifecycle-texts.ts';
import { DayField, PlaceField } from './UserFields.tsx';

const words = house.admin;
const levels = Object.entries(words.levels).map(([value, label]) => ({ value, label }));

interface Answers {
  acronym: string;
  name: string;
  legalName: string;
  level: string | null;
  state: string | null;
  successorId: string | null;
  validFrom: string;
  validUntil: string;
}

const answersOf = (one: Institution | null): Answers => ({
  acronym: one?.acronym ?? '', name: one?.name ?? '', legalName: one?.legalName ?? '', level: one?.level ?? null, state: one?.state ?? null,
  successorId: one?.successor?.id ?? null, validFrom: one?.validFrom ?? '', validUntil: one?.validUntil ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

function save(institution: Institution | null, { acronym, level, name, legalName, state, successorId, validFrom, validUntil }: Answers): Promise<Institution> {
  if (institution === null) return createInstitution({ acronym, level, name, ...(legalName.trim() !== '' && { legalName }), ...(state !== null && { state }) });
  return changeInstitution(institution.id, { name, legalName: orNull(legalName), state, successorId, validFrom: orNull(validFrom), validUntil: orNull(validUntil) });
}

/** A new institution, or the changes of one: acronym and level stay, because folios begin with them. */
export function InstitutionForm({ institution, onDone }: { institution: Institution | null; onDone: () => void }) {
  const client = useQueryClient();
  const catalogs = useQuery(catalogsQuery);
  const { register, control, handleSubmit, formState: { errors } } = useForm<Answers>({ defaultValues: answersOf(institution) });
  const saving = useMutation({
    mutationFn: (answers: Answers) => save(institution, answers),
    onSuccess: async (kept) => {
      await client.invalidateQueries({ queryKey: institutionsQuery.queryKey });
      announce(institution === null ? words.created(kept.name) : texts.changed(kept.acronym));
      onDone();
    },
  });
  const states = optionsOf(catalogs.data?.['state'] ?? []);
  const title = institution === null ? words.newInstitution : texts.changeInstitution(institution.acronym);
  return (
    <form className={styles.form} onSubmit={handleSubmit((answers) => saving.mutate(answers))} noValidate aria-label={title}>
      <strong>{title}</strong>
      <TextInput label={words.name} description={institution === null ? undefined : texts.nameHelp} autoFocus error={errors.name?.message} {...register('name', { required: words.needed })} />
      <TextInput label={texts.legalName} description={texts.legalHelp} {...register('legalName')} />
      {institution === null && <TextInput label={words.acronym} description={words.acronymHelp} error={errors.acronym?.message} {...register('acronym', { required: words.needed })} />}
      {institution === null && <Controller control={control} name="level" rules={{ required: words.needed }} render={({ field }) => <Select label={words.level} data={levels} error={errors.level?.message} {...field} />} />}
      <Controller control={control} name="state" render={({ field }) => <Select label={words.state} description={words.stateHelp} data={states} searchable clearable clearButtonProps={{ 'aria-label': shared.clear }} filter={({ options, search }) => filterOptions(options as typeof states, search)} {...field} />} />
      {institution !== null && (
        <>
          <Controller control={control} name="successorId" render={({ field: { value, onChange } }) => <PlaceField label={texts.successor} description={texts.successorHelp} except={institution.id} clearable value={value} onChange={onChange} />} />
          <Controller control={control} name="validFrom" render={({ field: { value, onChange } }) => <DayField label={texts.from} value={value} onChange={onChange} />} />
          <Controller control={control} name="validUntil" render={({ field: { value, onChange } }) => <DayField label={texts.until} value={value} onChange={onChange} />} />
        </>
      )}
      {saving.isError && <ErrorNotice error={saving.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={saving.isPending}>{shared.save}</Button>
        <Button variant="default" onClick={onDone}>{shared.cancel}</Button>
      </div>
    </form>
  );
}
